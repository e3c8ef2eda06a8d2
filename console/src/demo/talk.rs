//! `baton demo --customer`: a customer of the running demo, line by line. What comes is cleaned
//! before it is printed.

use std::io::{self, Write};

use baton_shared::text::Clean;
use tokio::sync::mpsc;

use super::web::{Choice, Control, From, Profile, State, Told, Visitor};
use super::{DemoError, http_client, place};

const HELLO: &str = "\
You are a customer now. A line is a message; a number presses a button; Ctrl-D leaves.
Ask where your order is, or ask for a person; then answer yourself in the console.
";

/// Talks until the user leaves or the demo ends.
///
/// # Errors
/// Where no demo runs, or its chat does not open.
pub async fn talk(language: Option<&str>, out: &mut dyn Write) -> Result<(), DemoError> {
    let none = || {
        DemoError::new("no_demo", "no demo runs here: start `baton demo` in another terminal first")
    };
    let base = place::running().ok_or_else(none)?;
    let profile = Profile {
        languages: language.into_iter().map(str::to_owned).collect(),
        page: Some("https://bikes.example/terminal".to_owned()),
        time_zone: jiff::tz::TimeZone::system().iana_name().map(str::to_owned),
        name: None,
    };
    let entered = Visitor::enter(&http_client(), &base, &profile).await;
    let mut visitor = entered.map_err(|gone| DemoError::new("no_chat", gone.to_string()))?;
    write(out, HELLO)?;
    let mut lines = lines();
    let mut chat = Chat::default();
    loop {
        tokio::select! {
            told = visitor.next() => match told {
                Ok(told) => write(out, &chat.hear(told))?,
                Err(gone) => return write(out, &format!("· {}\n", Clean::line(&gone.to_string()))),
            },
            line = lines.recv() => {
                let Some(line) = line else { break };
                let Some((text, choice)) = chat.typed(&line) else { continue };
                if let Err(gone) = visitor.say(&text, choice.as_deref()).await {
                    return write(out, &format!("· {}\n", Clean::line(&gone.to_string())));
                }
            }
            _ = tokio::signal::ctrl_c() => break,
        }
    }
    visitor.leave().await;
    write(out, "· you have left the chat\n")
}

/// What is typed, line by line, until Ctrl-D.
fn lines() -> mpsc::Receiver<String> {
    let (sender, lines) = mpsc::channel(16);
    // A read of the terminal cannot be called off, so it has a thread that nobody waits for.
    std::thread::spawn(move || {
        for line in io::stdin().lines().map_while(Result::ok) {
            if sender.blocking_send(line).is_err() {
                return;
            }
        }
    });
    lines
}

fn write(out: &mut dyn Write, text: &str) -> Result<(), DemoError> {
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error: io::Error| DemoError::new("output", error.to_string()))
}

/// What the customer sees, as text.
#[derive(Debug, Default)]
struct Chat {
    /// Buttons that can be pressed by their number.
    buttons: Vec<Choice>,
    standing: Option<String>,
}

impl Chat {
    /// What is printed; nothing where nothing is new.
    fn hear(&mut self, told: Told) -> String {
        match told {
            Told::Greeting(text) => said("assistant", &text),
            Told::Line(line) => {
                let name = line.name.as_deref().filter(|name| !name.trim().is_empty());
                let who = match line.from {
                    From::Customer => return String::new(),
                    From::Bot => "assistant",
                    From::Agent => name.unwrap_or("agent"),
                    From::System => "·",
                };
                let mut text = said(who, &line.text);
                for (n, choice) in line.choices.iter().enumerate() {
                    text.push_str(&format!("    {}) {}\n", n + 1, Clean::line(&choice.title)));
                }
                self.buttons = line.choices;
                text
            }
            Told::State(state) => self.stands(&state),
            Told::Typing(_) => String::new(),
            Told::Refused(why) => said("·", &format!("not sent: {why}")),
        }
    }

    /// A line when one's standing changes.
    fn stands(&mut self, state: &State) -> String {
        let standing = match &state.control {
            Control::Bot => "you talk to the assistant".to_owned(),
            Control::Queue => match (state.place, state.wait_s) {
                (Some(place), Some(wait)) => {
                    format!("you are number {place} in the queue, about {} min", wait.div_ceil(60))
                }
                (Some(place), None) => format!("you are number {place} in the queue"),
                (None, _) => "you are in the queue".to_owned(),
            },
            Control::Agent { name } => {
                format!("{} is with you", name.as_deref().unwrap_or("a person"))
            }
            Control::Nobody => "the conversation has ended".to_owned(),
        };
        if self.standing.replace(standing.clone()).as_ref() == Some(&standing) {
            return String::new();
        }
        said("·", &standing)
    }

    /// What a typed line means: words, or the button of that number. `None` for nothing.
    fn typed(&mut self, line: &str) -> Option<(String, Option<String>)> {
        let line = line.trim();
        if line.is_empty() {
            return None;
        }
        let number = line.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        let pressed = number.and_then(|n| self.buttons.get(n).cloned());
        self.buttons.clear();
        Some(match pressed {
            Some(choice) => (choice.title, Some(choice.id)),
            None => (line.to_owned(), None),
        })
    }
}

/// A line of somebody, further lines indented under it.
fn said(who: &str, text: &str) -> String {
    let who = Clean::line(who);
    let text = Clean::block(text);
    let text = text.as_str().replace('\n', "\n    ");
    if &*who == "·" { format!("· {text}\n") } else { format!("{who}: {text}\n") }
}

#[cfg(test)]
mod tests {
    use baton_shared::text::hostile::HOSTILE;
    use baton_shared::text::is_hidden;
    use serde_json::json;

    use super::*;

    fn line(text: &str, name: &str) -> Told {
        Told::Line(
            serde_json::from_value(json!({
                "id": "m-1", "from": "bot", "name": name, "text": text,
                "choices": [{ "id": "a", "title": text }, { "id": "b", "title": "B" }],
            }))
            .expect("a line"),
        )
    }

    #[test]
    fn a_number_presses_the_button_and_any_other_line_is_said() {
        let mut chat = Chat::default();
        assert_eq!(
            chat.hear(line("Which?", "faq")),
            "assistant: Which?\n    1) Which?\n    2) B\n"
        );
        assert_eq!(chat.typed("2"), Some(("B".to_owned(), Some("b".to_owned()))));
        // They are gone once one was pressed: an order number is an order number.
        assert_eq!(chat.typed(" 2 "), Some(("2".to_owned(), None)));
        chat.hear(line("Which?", "faq"));
        assert_eq!(chat.typed("8123"), Some(("8123".to_owned(), None)));
        assert_eq!(chat.typed("  "), None);
    }

    #[test]
    fn ones_standing_is_told_once_each_time_it_changes() {
        let queue = |place| {
            let control = Control::Queue;
            Told::State(State { control, place: Some(place), wait_s: None, ratable: false })
        };
        let mut chat = Chat::default();
        assert_eq!(chat.hear(queue(2)), "· you are number 2 in the queue\n");
        assert_eq!(chat.hear(queue(2)), "");
        assert_eq!(chat.hear(queue(1)), "· you are number 1 in the queue\n");
    }

    #[test]
    fn nothing_a_terminal_obeys_gets_through() {
        for raw in HOSTILE {
            for told in [
                line(raw, raw),
                Told::Greeting((*raw).to_owned()),
                Told::Refused((*raw).to_owned()),
            ] {
                let shown = Chat::default().hear(told);
                assert!(!shown.chars().any(|c| c != '\n' && is_hidden(c)), "{shown:?}");
            }
        }
    }
}
