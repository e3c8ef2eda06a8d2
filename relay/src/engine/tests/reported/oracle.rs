//! The same figures, naively: every question is asked of the whole list of events anew.

use baton_shared::id::QueueName;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Figures, Told};
use crate::desk::ConversationEvent as E;
use crate::desk::event::{Clock, Ending, OfferEnd, Sensed};

/// The events of one ticket, from its opening to the next one's, and what was taken back.
struct Story<'a> {
    channel: String,
    events: Vec<(Timestamp, &'a E)>,
}

/// A conversation without the acts that were undone and the undoing itself.
fn stands<'a>(events: &[(Timestamp, &'a E)]) -> Vec<(Timestamp, &'a E)> {
    let mut void = vec![false; events.len()];
    for (place, (_, event)) in events.iter().enumerate() {
        if !matches!(event, E::Undone { .. }) {
            continue;
        }
        for before in (0..place).rev() {
            match events[before].1 {
                E::Closed { undo_until: Some(_), .. } | E::Transferred { .. } if !void[before] => {
                    (void[before], void[place]) = (true, true);
                    break;
                }
                E::Settled
                | E::Taken { .. }
                | E::Accepted { .. }
                | E::Offered { .. }
                | E::Returned { .. }
                | E::Closed { .. }
                | E::Reopened { .. }
                | E::TicketOpened { .. } => break,
                _ => {}
            }
        }
    }
    events.iter().zip(void).filter(|(_, void)| !void).map(|(one, _)| *one).collect()
}

fn stories(told: &[Told]) -> (Vec<Story<'_>>, Vec<(Timestamp, &E)>) {
    let mut ids: Vec<_> = told.iter().map(|(id, ..)| id).collect();
    ids.sort();
    ids.dedup();
    let (mut stories, mut all) = (Vec::new(), Vec::new());
    for id in ids {
        let own: Vec<(Timestamp, &E)> =
            told.iter().filter(|(of, ..)| of == id).map(|(_, at, event)| (*at, event)).collect();
        let own = stands(&own);
        let channel = own.iter().find_map(|(_, event)| match event {
            E::Began { channel, .. } => Some(channel.to_string()),
            _ => None,
        });
        let starts: Vec<usize> = own
            .iter()
            .enumerate()
            .filter(|(_, (_, event))| matches!(event, E::TicketOpened { .. }))
            .map(|(place, _)| place)
            .collect();
        for (nth, start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(own.len());
            let events = own[*start..end].to_vec();
            stories.push(Story { channel: channel.clone().unwrap_or_default(), events });
        }
        all.extend(own);
    }
    (stories, all)
}

/// Puts figures together.
struct Sheet {
    from: Timestamp,
    to: Timestamp,
    figures: Figures,
}

impl Sheet {
    fn within(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    fn put(&mut self, section: &str, key: &str, measure: &str, value: Option<f64>, of: usize) {
        let name = (section.to_owned(), key.to_owned(), measure.to_owned());
        self.figures.insert(name, (value, of as u64));
    }

    fn count(&mut self, section: &str, key: &str, value: usize, of: usize) {
        self.put(section, key, "count", Some(value as f64), of);
    }

    fn total(&mut self, key: &str, value: usize) {
        self.put("volume", key, "total", Some(value as f64), value);
    }

    /// The smallest of the values that enough of them do not exceed.
    fn times(&mut self, section: &str, key: &str, times: &[u64]) {
        for (measure, percent) in [("p50", 50), ("p90", 90)] {
            let enough = |most: u64| {
                let within = times.iter().filter(|time| **time <= most).count();
                within * 100 >= times.len() * percent
            };
            let least = times.iter().copied().filter(|time| enough(*time)).min();
            self.put(section, key, measure, least.map(|time| time as f64), times.len());
        }
    }

    /// Counts by name.
    fn group(&mut self, section: &str, names: &[String]) {
        for name in names {
            let same = names.iter().filter(|other| *other == name).count();
            self.count(section, name, same, names.len());
        }
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> u64 {
    u64::try_from(to.duration_since(from).as_secs()).expect("time goes on")
}

fn or_none(name: Option<String>) -> String {
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "(none)".to_owned())
}

fn is_take(event: &E) -> bool {
    matches!(event, E::Taken { .. } | E::Accepted { .. })
}

fn says(event: &E, notices: &[&str]) -> bool {
    matches!(event, E::SystemSaid { notice, .. } if notices.contains(&notice.as_str()))
}

const WAITING: [&str; 4] =
    ["handover_opened", "handover_unstaffed", "still_waiting", "still_waiting_unstaffed"];

impl Story<'_> {
    fn opened(&self) -> Timestamp {
        self.events[0].0
    }

    fn first(&self, is: impl Fn(&E) -> bool) -> Option<usize> {
        self.events.iter().position(|(_, event)| is(event))
    }

    fn all(&self, is: impl Fn(&E) -> bool) -> Vec<usize> {
        let places = 0..self.events.len();
        places.filter(|place| is(self.events[*place].1)).collect()
    }

    fn at(&self, place: usize) -> Timestamp {
        self.events[place].0
    }

    /// The end of the wait, and how it came, where the customer was told to wait before.
    fn told_wait(&self) -> Option<(Timestamp, &'static str)> {
        let end =
            self.first(|event| is_take(event) || matches!(event, E::Abandoned | E::Closed { .. }))?;
        let told = self.first(|event| says(event, &WAITING))?;
        if told > end {
            return None;
        }
        let how = match self.events[end].1 {
            E::Abandoned => "gone",
            E::Closed { how: Ending::Done | Ending::Handback, .. } => "otherwise",
            E::Closed { how: Ending::Left, .. } => match self.events.get(end + 1) {
                Some((_, next)) if says(next, &["queue_timed_out"]) => "back_to_bot",
                _ => "left",
            },
            E::Closed { .. } => "left",
            _ => "taken",
        };
        Some((self.at(end), how))
    }

    /// When each clock was met or missed.
    fn clocks(&self, clock: Clock) -> Vec<(Timestamp, bool)> {
        let mut ends = Vec::new();
        for start in
            self.all(|event| matches!(event, E::ClockStarted { clock: c, .. } if *c == clock))
        {
            for (at, event) in &self.events[start + 1..] {
                match event {
                    E::Breached { clock: c } if *c == clock => ends.push((*at, false)),
                    E::AgentSaid { .. } if clock != Clock::Resolution => ends.push((*at, true)),
                    E::Closed { .. } if clock == Clock::Resolution => ends.push((*at, true)),
                    E::Closed { .. } => {}
                    E::ClockStarted { clock: c, .. } if *c == clock => {}
                    _ => continue,
                }
                break;
            }
        }
        ends
    }

    /// How the offers to colleagues ended, and other passings on.
    fn moves(&self) -> Vec<(Timestamp, &'static str)> {
        let mut moves = Vec::new();
        let mut pending = false;
        for (at, event) in &self.events {
            match event {
                E::Transferred { .. } => moves.push((*at, "to_queue")),
                E::Accepted { forced: true, .. } => moves.push((*at, "forced")),
                E::Accepted { .. } => moves.push((*at, "to_agent")),
                E::Declined { agent: Some(_), .. } if pending => moves.push((*at, "declined")),
                E::Declined { agent: None, .. } if pending => moves.push((*at, "expired")),
                E::Undone { .. } if pending => moves.push((*at, "withdrawn")),
                _ => {}
            }
            pending = match event {
                E::Offered { .. } => true,
                E::SystemSaid { .. } | E::AgentSaid { .. } | E::CustomerSaid { .. } => pending,
                E::Declined { .. } | E::Undone { .. } | E::Returned { .. } | E::Closed { .. } => {
                    false
                }
                event if is_take(event) || matches!(event, E::Transferred { .. }) => false,
                _ => pending,
            };
        }
        moves
    }

    /// How the offers of its queues ended.
    fn offers(&self) -> Vec<(Timestamp, &'static str)> {
        let mut ends = Vec::new();
        for start in self.all(|event| matches!(event, E::QueueOffered { .. })) {
            let E::QueueOffered { to: asked, .. } = self.events[start].1 else { continue };
            for (at, event) in &self.events[start + 1..] {
                let end = match event {
                    E::Taken { agent, .. } | E::Accepted { agent, .. } if agent == asked => "taken",
                    E::Taken { .. } | E::Accepted { .. } => "taken_by_another",
                    E::Declined { .. } | E::OfferPassed { why: OfferEnd::Declined, .. } => {
                        "declined"
                    }
                    E::OfferPassed { why: OfferEnd::Missed, .. } => "missed",
                    E::OfferPassed { .. }
                    | E::Transferred { .. }
                    | E::Closed { .. }
                    | E::Overflowed { .. }
                    | E::Escalated { to: Some(_), .. } => "withdrawn",
                    E::QueueOffered { .. } => break,
                    _ => continue,
                };
                ends.push((*at, end));
                break;
            }
        }
        ends
    }

    /// What moved it between queues.
    fn movers(&self) -> Vec<(Timestamp, &'static str)> {
        let mover = |event: &E| match event {
            E::Transferred { .. } => Some("by_hand"),
            E::Overflowed { .. } => Some("overflow"),
            E::Escalated { to: Some(_), .. } => Some("service_level"),
            _ => None,
        };
        self.events.iter().filter_map(|(at, event)| Some((*at, mover(event)?))).collect()
    }

    /// Whether it was moved by hand out of its first queue soon, before the event at a place.
    fn misrouted(&self, before: usize) -> bool {
        let E::TicketOpened { queue: first, .. } = self.events[0].1 else { return false };
        let Some(moved) = self.first(|event| matches!(event, E::Transferred { .. })) else {
            return false;
        };
        let E::Transferred { to, .. } = self.events[moved].1 else { return false };
        let mut queue: &QueueName = first;
        for (_, event) in &self.events[..moved] {
            if let E::Escalated { to: Some(to), .. } | E::Overflowed { to, .. } = event {
                queue = to;
            }
        }
        let taken = self.first(is_take).filter(|place| *place < moved).map(|place| self.at(place));
        let soon = taken.is_none_or(|taken| seconds(taken, self.at(moved)) <= 1_800);
        moved < before && queue == first && to != first && soon
    }

    /// Each agent's last word on the briefing within a span.
    fn briefings(&self, within: impl Fn(Timestamp) -> bool) -> Vec<bool> {
        let mut words: Vec<(String, bool)> = Vec::new();
        for (at, event) in &self.events {
            if let E::BriefingRated { by, good } = event
                && within(*at)
            {
                words.retain(|(who, _)| who != by.as_str());
                words.push((by.to_string(), *good));
            }
        }
        words.into_iter().map(|(_, good)| good).collect()
    }
}

/// Every figure of a span.
pub(super) fn figures(told: &[Told], (from, to): (Timestamp, Timestamp), zone: &str) -> Figures {
    let (stories, all) = stories(told);
    let mut sheet = Sheet { from, to, figures: Figures::new() };
    opened(&mut sheet, &stories, &all, zone);
    waits(&mut sheet, &stories, &all);
    closes(&mut sheet, &stories);
    ratings(&mut sheet, &stories, &all);
    sheet.figures
}

fn opened(sheet: &mut Sheet, stories: &[Story<'_>], all: &[(Timestamp, &E)], zone: &str) {
    let of_month: Vec<&Story<'_>> = stories.iter().filter(|s| sheet.within(s.opened())).collect();
    let many = of_month.len();
    let away = all.iter().filter(|(at, event)| {
        sheet.within(*at) && says(event, &["handover_closed_turn_away", "handover_disabled"])
    });
    let away = away.count();
    sheet.total("hand_overs", many);
    sheet.count("handovers", "tickets_opened", many, many + away);
    sheet.count("handovers", "turned_away", away, many + away);
    let names = |name: &dyn Fn(&E) -> Option<String>| -> Vec<String> {
        of_month.iter().map(|story| or_none(name(story.events[0].1))).collect()
    };
    macro_rules! of_opening {
        ($field:ident => $name:expr) => {
            names(&|event| match event {
                E::TicketOpened { $field, .. } => $name,
                _ => None,
            })
        };
    }
    let triggers = of_opening!(trigger => Some(trigger.rule.clone()));
    sheet.group("handovers_by_trigger", &triggers);
    let kinds = of_opening!(trigger => Some(trigger.kind.clone()));
    sheet.group("handovers_by_kind", &kinds);
    let intents = of_opening!(intent => intent.as_ref().map(|intent| intent.name.clone()));
    sheet.group("handovers_by_intent", &intents);
    let languages = of_opening!(language => language.clone());
    sheet.group("handovers_by_language", &languages);
    let queues = of_opening!(queue => Some(queue.to_string()));
    sheet.group("handovers_by_queue", &queues);
    let channels: Vec<String> = of_month.iter().map(|story| story.channel.clone()).collect();
    sheet.group("handovers_by_channel", &channels);
    let zone = TimeZone::get(zone).expect("a zone");
    for hour in 0..24_i8 {
        let then = |story: &&&Story<'_>| story.opened().to_zoned(zone.clone()).hour() == hour;
        let count = of_month.iter().filter(then).count();
        sheet.count("handovers_by_hour", &format!("{hour:02}"), count, many);
    }
    let again = of_month
        .iter()
        .filter(|story| matches!(story.events[0].1, E::TicketOpened { earlier: Some(_), .. }));
    sheet.count("repeat_contact", "came_again", again.count(), many);
    sensed(sheet, all);
}

/// By the tag that stands in the stored event.
fn sensed(sheet: &mut Sheet, all: &[(Timestamp, &E)]) {
    let names: Vec<String> = all
        .iter()
        .filter(|(at, event)| sheet.within(*at) && matches!(event, E::Sensed { .. }))
        .map(|(_, event)| {
            let stored = serde_json::to_value(event).expect("JSON");
            stored["saw"]["trigger"].as_str().expect("a name").to_owned()
        })
        .collect();
    for name in Sensed::NAMES {
        let same = names.iter().filter(|other| *other == name).count();
        sheet.count("sensed", name, same, names.len());
    }
}

fn waits(sheet: &mut Sheet, stories: &[Story<'_>], all: &[(Timestamp, &E)]) {
    let since = |is: fn(&E) -> bool| -> Vec<u64> {
        let ends = stories.iter().filter_map(|story| Some((story, story.at(story.first(is)?))));
        let ends = ends.filter(|(_, at)| sheet.within(*at));
        ends.map(|(story, at)| seconds(story.opened(), at)).collect()
    };
    let (taken, answered) = (since(is_take), since(|event| matches!(event, E::AgentSaid { .. })));
    sheet.total("taken", taken.len());
    sheet.total("answered", answered.len());
    sheet.times("wait", "wait", &taken);
    sheet.times("first_answer", "first_answer", &answered);
    for (clock, section) in [
        (Clock::FirstResponse, "first_response_met"),
        (Clock::NextResponse, "next_response_met"),
        (Clock::Resolution, "resolution_met"),
    ] {
        let ends: Vec<bool> = stories
            .iter()
            .flat_map(|story| story.clocks(clock))
            .filter(|(at, _)| sheet.within(*at))
            .map(|(_, met)| met)
            .collect();
        let met = ends.iter().filter(|met| **met).count();
        sheet.count(section, "met", met, ends.len());
    }
    let ends: Vec<&str> = stories
        .iter()
        .filter_map(Story::told_wait)
        .filter(|(at, _)| sheet.within(*at))
        .map(|(_, how)| how)
        .collect();
    let how = |word: &str| ends.iter().filter(|end| **end == word).count();
    sheet.count("abandoned", "abandoned", how("left") + how("gone"), ends.len());
    for word in ["taken", "left", "gone", "back_to_bot", "otherwise"] {
        sheet.count("abandoned", word, how(word), ends.len());
    }
    let mut promises = Vec::new();
    let mut errors = Vec::new();
    for (_, event) in all.iter().filter(|(at, _)| sheet.within(*at)) {
        if let E::WaitEnded { promised, waited_s, .. } = event {
            promises.extend(promised.within_s.map(|within| *waited_s <= within));
            errors.extend(promised.expected_s.map(|expected| expected.abs_diff(*waited_s)));
        }
    }
    let kept = promises.iter().filter(|kept| **kept).count();
    sheet.count("promises", "kept", kept, promises.len());
    sheet.times("estimate", "off_by", &errors);
}

fn closes(sheet: &mut Sheet, stories: &[Story<'_>]) {
    let moves: Vec<&str> = stories
        .iter()
        .flat_map(Story::moves)
        .filter(|(at, _)| sheet.within(*at))
        .map(|(_, how)| how)
        .collect();
    for word in ["to_queue", "to_agent", "forced", "declined", "expired", "withdrawn"] {
        let count = moves.iter().filter(|how| **how == word).count();
        sheet.count("transfers", word, count, moves.len());
    }
    for (section, words, ends) in [
        (
            "queue_offers",
            &["taken", "taken_by_another", "declined", "missed", "withdrawn"][..],
            stories.iter().flat_map(Story::offers).collect::<Vec<_>>(),
        ),
        (
            "queue_moves",
            &["by_hand", "overflow", "service_level"][..],
            stories.iter().flat_map(Story::movers).collect(),
        ),
    ] {
        let ends: Vec<_> = ends.into_iter().filter(|(at, _)| sheet.within(*at)).collect();
        for word in words {
            let count = ends.iter().filter(|(_, end)| end == word).count();
            sheet.count(section, word, count, ends.len());
        }
    }
    let (mut endings, mut dispositions) = (Vec::new(), Vec::new());
    let (mut worked, mut moved, mut misrouted, mut reopened) = (0, 0, 0, 0);
    for story in stories {
        for (place, (at, event)) in story.events.iter().enumerate() {
            if !sheet.within(*at) {
                continue;
            }
            reopened += usize::from(matches!(event, E::Reopened { .. }));
            let E::Closed { how, disposition, .. } = event else { continue };
            endings.push(*how);
            dispositions.push(or_none(disposition.clone()));
            let earlier = &story.events[..place];
            if earlier.iter().any(|(_, event)| is_take(event)) {
                worked += 1;
                let passed =
                    |event: &E| matches!(event, E::Transferred { .. } | E::Accepted { .. });
                moved += usize::from(earlier.iter().any(|(_, event)| passed(event)));
                misrouted += usize::from(story.misrouted(place));
            }
        }
    }
    sheet.total("closed", endings.len());
    sheet.count("passed_on", "passed_on", moved, worked);
    sheet.count("passed_on", "misrouted", misrouted, worked);
    for (how, key) in [
        (Ending::Done, "by_agent"),
        (Ending::Handback, "handed_back"),
        (Ending::Left, "customer_left"),
        (Ending::Ended, "customer_ended"),
        (Ending::Silent, "silent"),
    ] {
        let count = endings.iter().filter(|other| **other == how).count();
        sheet.count("closed", key, count, endings.len());
    }
    sheet.count("closed", "reopened", reopened, endings.len());
    sheet.group("closed_by_disposition", &dispositions);
}

fn ratings(sheet: &mut Sheet, stories: &[Story<'_>], all: &[(Timestamp, &E)]) {
    let asked = all
        .iter()
        .filter(|(at, event)| sheet.within(*at) && matches!(event, E::SurveyAsked { .. }))
        .count();
    let mut answers = Vec::new();
    for story in stories {
        for place in story.all(|event| matches!(event, E::Rated { .. })) {
            let question = (0..place)
                .rev()
                .find(|before| matches!(story.events[*before].1, E::SurveyAsked { .. }));
            let again = (question.unwrap_or(0)..place)
                .any(|between| matches!(story.events[between].1, E::Rated { .. }));
            let at = story.at(question.unwrap_or(place));
            if let (true, E::Rated { stars, .. }) =
                (sheet.within(at) && !again, story.events[place].1)
            {
                answers.push(*stars);
            }
        }
    }
    sheet.count("survey", "answered", answers.len(), asked);
    let stars: Vec<u8> = answers.into_iter().flatten().collect();
    let sum: u64 = stars.iter().copied().map(u64::from).sum();
    let mean =
        (!stars.is_empty()).then(|| (sum as f64 / stars.len() as f64 * 100.0).round() / 100.0);
    sheet.put("survey_stars", "stars", "mean", mean, stars.len());
    for wanted in 1..=5_u8 {
        let count = stars.iter().filter(|stars| **stars == wanted).count();
        sheet.count("survey_stars", &wanted.to_string(), count, stars.len());
    }
    let rated: Vec<bool> =
        stories.iter().flat_map(|story| story.briefings(|at| sheet.within(at))).collect();
    let good = rated.iter().filter(|good| **good).count();
    sheet.count("briefing", "good", good, rated.len());
    sheet.count("briefing", "poor", rated.len() - good, rated.len());
}
