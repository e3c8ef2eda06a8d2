//! Simulated customers on the real surface: runs a [`Script`] on a web chat or on the generic
//! channel. Decides nothing that the script could.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

use super::arrivals::{Arrival, Arrivals};
use super::hook::{By, Called, Guest, Holder, Hub};
use super::script::{Deed, Heard, Script};
use super::story::Way;
use super::web::{Choice, Control, From, Profile, Told, Visitor};

/// Customers at once: a desk with more to do than one pair of hands, not a flood.
const AT_ONCE: usize = 14;

/// Where customers come in.
#[derive(Debug, Clone)]
pub(super) struct Doors {
    pub(super) client: reqwest::Client,
    /// As in `http://127.0.0.1:8080`.
    pub(super) base: String,
    pub(super) hub: Hub,
}

/// Lets customers come until the runtime ends.
pub(super) async fn stream(arrivals: Arrivals, doors: Doors, start: Instant) {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    for arrival in arrivals {
        sleep_until(start + arrival.at).await;
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
        let doors = doors.clone();
        tokio::spawn(async move {
            play(arrival, &doors, start).await;
            drop(place);
        });
    }
}

/// One customer from the first word to the last.
async fn play(arrival: Arrival, doors: &Doors, start: Instant) {
    let Some(mut wire) = Wire::open(&arrival, doors).await else { return };
    let mut script = Script::new(&arrival, start.elapsed());
    loop {
        tokio::select! {
            heard = wire.next() => match heard {
                Some(heard) => script.hear(heard, start.elapsed()),
                None => return,
            },
            () = sleep_until(start + script.due()) => {
                let Some(deed) = script.act(start.elapsed()) else { continue };
                if wire.carry_out(deed).await == Going::Gone {
                    return wire.close().await;
                }
            }
        }
    }
}

/// Whether a customer is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Gone,
}

enum Wire {
    Web(Box<Visitor>),
    Hook(Box<Guest>),
}

impl Wire {
    async fn open(arrival: &Arrival, doors: &Doors) -> Option<Self> {
        match arrival.story.way {
            Way::Hook => {
                let guest = doors.hub.customer(arrival.persona.clone(), arrival.story);
                Some(Self::Hook(Box::new(guest)))
            }
            Way::Web => {
                let profile = Profile {
                    languages: vec![arrival.story.language.tag().to_owned()],
                    name: Some(arrival.persona.name.clone()),
                    page: Some(format!("https://bikes.example/{}", arrival.story.key)),
                    time_zone: Some(arrival.story.language.time_zone().to_owned()),
                };
                let visitor = Visitor::enter(&doors.client, &doors.base, &profile).await.ok()?;
                Some(Self::Web(Box::new(visitor)))
            }
        }
    }

    /// What the customer notices next; `None` once the line is gone.
    async fn next(&mut self) -> Option<Heard> {
        loop {
            let heard = match self {
                Self::Web(visitor) => noticed(visitor.next().await.ok()?),
                Self::Hook(guest) => called(guest.next().await?),
            };
            if heard.is_some() {
                return heard;
            }
        }
    }

    async fn carry_out(&mut self, deed: Deed) -> Going {
        let sent = match (self, deed) {
            (_, Deed::Leave) => return Going::Gone,
            (Self::Web(visitor), Deed::Say { text, choice }) => {
                visitor.say(&text, choice.as_deref()).await
            }
            (Self::Web(visitor), Deed::Typing) => visitor.typing().await,
            (Self::Web(visitor), Deed::Rate(stars)) => visitor.rate(stars).await,
            (Self::Hook(guest), Deed::Say { text, choice }) => {
                guest.say(&text, choice.as_deref()).await;
                Ok(())
            }
            (Self::Hook(guest), Deed::Typing) => {
                guest.typing().await;
                Ok(())
            }
            // The shop's own system asks for no stars.
            (Self::Hook(_), Deed::Rate(_)) => Ok(()),
        };
        if sent.is_ok() { Going::On } else { Going::Gone }
    }

    async fn close(self) {
        match self {
            Self::Web(visitor) => visitor.leave().await,
            // A moment for a last word to be answered.
            Self::Hook(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

fn noticed(told: Told) -> Option<Heard> {
    match told {
        Told::Line(line) => match line.from {
            From::Bot => Some(Heard::Bot(ids(line.choices))),
            From::Agent => Some(Heard::Agent),
            From::Customer | From::System => None,
        },
        Told::State(state) => Some(match state.control {
            Control::Queue => Heard::Queued,
            Control::Agent { .. } => Heard::Joined,
            Control::Bot | Control::Nobody => Heard::Alone,
        }),
        Told::Greeting(_) | Told::Typing(_) | Told::Refused(_) => None,
    }
}

fn ids(choices: Vec<Choice>) -> Vec<String> {
    choices.into_iter().map(|choice| choice.id).collect()
}

fn called(called: Called) -> Option<Heard> {
    match called {
        Called::Message { by: By::Bot, choices } => Some(Heard::Bot(choices)),
        Called::Message { by: By::Agent, .. } => Some(Heard::Agent),
        Called::Message { by: By::System, .. } => None,
        Called::Control(Holder::Queue) => Some(Heard::Queued),
        Called::Control(Holder::Agent) => Some(Heard::Joined),
        Called::Control(Holder::Bot | Holder::Nobody) => Some(Heard::Alone),
    }
}
