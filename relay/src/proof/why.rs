//! Why a ticket is where it is: every decision that led to it, made again, beginning with one plain
//! sentence. What customers wrote is shown as agents see it, masked.

use baton_shared::id::{AgentName, BotName, QueueName, TicketNumber};
use baton_shared::wire::PolicyReport;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::after::{self, After};
use super::backtest::{Brief, brief};
use super::known;
use super::wording::{self, Wrote};
use crate::desk::event::{Recorded, Trigger};
use crate::desk::{ConversationEvent as E, Refusal};
use crate::engine::hindsight::{Again, Moment, NotComparable, Told};
use crate::engine::versions::Shelf;
use crate::engine::{Engine, Fault};
use crate::policy::Policy;

/// Events of a conversation looked through at most.
const LOOKED_MAX: usize = 20_000;
/// Losers named in the sentence; all are in the report.
const LOSERS: usize = 3;

/// One decision as it is told.
struct Decided {
    sentence: String,
    /// Of the queue's hours; none where the clock is UTC.
    zone: Option<TimeZone>,
    details: Vec<String>,
    report: Value,
    ok: bool,
}

/// Answers why.
///
/// # Errors
/// Where there is no such ticket, or the log cannot be read.
pub async fn answer(engine: &Engine, number: TicketNumber) -> Result<PolicyReport, Fault> {
    let id = engine.conversation_of(number).await?.ok_or(Refusal::NoSuchTicket)?;
    let mut policies = Shelf::default();
    for version in engine.versions().await?.all {
        policies.put(&version.hash, &version.text);
    }
    let masking = engine.masks().agents;
    let mask = |words: &str| masking.text(words).into_owned();
    let (mut led, mut found, mut bot) = (Vec::new(), None::<Opened>, None);
    let mut later = Later::default();
    let told = |told: Told<'_>| {
        if let Some(opened) = &found {
            if let Told::Happened(at, event) = told {
                later.see((at, event), opened, &mask);
            }
            return;
        }
        match told {
            Told::Asked(moment) => {
                if let Some(recorded) = moment.recorded() {
                    led.push(decided(moment, recorded, &mask, &policies));
                }
            }
            Told::Happened(at, E::TicketOpened { number: opened, queue, trigger, .. }) => {
                let decisions = std::mem::take(&mut led);
                if *opened == number {
                    let (queue, trigger) = (queue.clone(), trigger.clone());
                    found = Some(Opened { at, queue, trigger, decisions });
                }
            }
            Told::Happened(_, E::Began { bot: named, .. }) => bot.clone_from(named),
            Told::Happened(..) => {}
        }
    };
    engine.moments(&id, LOOKED_MAX, told).await?;
    let opened = found.ok_or(Refusal::NoSuchTicket)?;
    let by_hand = opened.trigger.is_takeover();
    if opened.decisions.is_empty() && !by_hand {
        return Ok(unrecorded(number, opened.at, &opened.trigger));
    }
    let (mut report, zone) = if by_hand {
        let policy = policies.get(&opened.trigger.policy);
        let hours = policy.as_ref().and_then(|policy| policy.hours_of(&opened.queue));
        let zone = hours.map(|hours| hours.zone.clone());
        (taken_over(number, &opened, (later.taker.as_ref(), bot.as_ref()), zone.as_ref()), zone)
    } else {
        let zone = opened.decisions.last().and_then(|one| one.zone.clone());
        (report(number, &opened.decisions), zone)
    };
    later.told(&mut report, zone.as_ref());
    report.lines.extend(earlier(&opened.decisions));
    Ok(report)
}

/// How a ticket was opened.
struct Opened {
    at: Timestamp,
    queue: QueueName,
    trigger: Trigger,
    /// What was decided since the ticket before.
    decisions: Vec<Decided>,
}

/// What happened once it was open.
#[derive(Default)]
struct Later {
    /// The next ticket's story has begun.
    another: bool,
    /// The customer's last words, and the same masked.
    last: Option<(String, String)>,
    fired: Vec<Value>,
    asked: Option<(String, Value)>,
    /// Who took it over from the bot.
    taker: Option<AgentName>,
    after: After,
}

impl Later {
    fn see(
        &mut self,
        (at, event): (Timestamp, &E),
        opened: &Opened,
        mask: &dyn Fn(&str) -> String,
    ) {
        match event {
            E::TicketOpened { .. } => self.another = true,
            E::CustomerSaid { private, .. } => {
                self.last = private.as_ref().map(|said| (said.text.clone(), mask(&said.text)));
            }
            _ if self.another => {}
            E::Sensed { policy, saw } => {
                let (line, report) = after::fired(at, (policy, saw), self.last.as_ref());
                self.after.tell(at, line);
                self.fired.push(report);
            }
            E::RouteAnswered { on, private } if self.asked.is_none() => {
                let reason = private.as_ref().map(|words| mask(&words.text));
                self.asked = Some(after::outside(on, reason.as_deref()));
            }
            // The takeover itself: the first sentence tells of it.
            E::Taken { agent, .. } if opened.trigger.is_takeover() && self.taker.is_none() => {
                self.taker = Some(agent.clone());
            }
            event => self.after.see(at, event),
        }
    }

    fn told(self, report: &mut PolicyReport, zone: Option<&TimeZone>) {
        if let Some((line, answer)) = self.asked {
            report.lines.push(format!("  {line}"));
            report.report["asked"] = answer;
        }
        let lines = self.after.lines(|at| clock(at, zone));
        report.lines.extend(lines.iter().map(|line| format!("  {line}")));
        report.report["triggers_after"] = self.fired.into();
        report.report["after"] = self.after.report();
    }
}

/// Of a ticket that a lead opened: no rule decided, so there is nothing to decide again.
fn taken_over(
    number: TicketNumber,
    opened: &Opened,
    (by, bot): (Option<&AgentName>, Option<&BotName>),
    zone: Option<&TimeZone>,
) -> PolicyReport {
    let who = by.map_or("a lead", AgentName::as_str);
    let whose = bot.map(|bot| format!(" {bot}")).unwrap_or_default();
    let line = format!(
        "went to {} at {} because {who} took it over from the bot{whose}",
        opened.queue,
        clock_and_zone(opened.at, zone),
    );
    let report = json!({
        "ticket": number,
        "sentence": line,
        "decisions": [],
        "taken_over": { "at": opened.at, "by": by, "bot": bot, "queue": opened.queue },
    });
    let policy = format!("  policy {}: no rule was asked", super::short(&opened.trigger.policy));
    PolicyReport { ok: true, lines: vec![line, policy], report }
}

/// Of a ticket opened before decisions were recorded: what itself says.
fn unrecorded(number: TicketNumber, at: Timestamp, trigger: &Trigger) -> PolicyReport {
    let line = format!(
        "went to its queue at {} by the rule {}, route {}: not comparable, {}",
        at.strftime("%H:%M UTC"),
        trigger.rule,
        trigger.route,
        NotComparable::NotRecorded
    );
    let report = json!({ "ticket": number, "sentence": line, "decisions": [] });
    PolicyReport { ok: true, lines: vec![line], report }
}

fn report(number: TicketNumber, decisions: &[Decided]) -> PolicyReport {
    let last = decisions.last().map(|one| one.sentence.clone()).unwrap_or_default();
    let mut lines = vec![last.clone()];
    lines.extend(decisions.last().into_iter().flat_map(indented));
    let all: Vec<&Value> = decisions.iter().map(|one| &one.report).collect();
    let ok = decisions.iter().all(|one| one.ok);
    let report = json!({ "ticket": number, "sentence": last, "decisions": all });
    PolicyReport { ok, lines, report }
}

/// The decisions before the last, the latest first: who was turned away, or told that hand-overs are
/// off, before the ticket was opened.
fn earlier(decisions: &[Decided]) -> Vec<String> {
    let before = decisions.iter().rev().skip(1);
    let told = before.flat_map(|one| {
        let head = [String::new(), format!("before that: {}", one.sentence)];
        head.into_iter().chain(indented(one))
    });
    told.collect()
}

fn indented(one: &Decided) -> Vec<String> {
    one.details.iter().map(|line| format!("  {line}")).collect()
}

fn decided(
    moment: &Moment<'_>,
    recorded: &Recorded,
    mask: &dyn Fn(&str) -> String,
    policies: &Shelf,
) -> Decided {
    let again = moment.again(policies);
    let policy = policies.get(&recorded.policy);
    let of_customer = known::Known::of(moment, policy.as_deref(), recorded, mask);
    let masked = mask(moment.words());
    let words = Wrote { text: moment.words(), masked: &masked, known: &of_customer };
    let short = brief(&recorded.outcome);
    let who = moment.conv.customer.name.as_deref().unwrap_or("the customer");
    let fits = moment.fits(policies);
    let known = Known { policy: policy.as_deref(), at: moment.at, who, words, fits: &fits };
    let mut sentence = match &short {
        Some(short) => known.sentence(short, recorded),
        None => "was decided in a form that this program does not know".to_owned(),
    };
    let compared = match &again {
        Ok(Again::Agrees) => "decided again alike".to_owned(),
        Ok(Again::Differs { .. }) => "decided again OTHERWISE: report this".to_owned(),
        Err(why) => {
            sentence.push_str(&format!("; not comparable: {why}"));
            format!("not comparable: {why}")
        }
    };
    let ok = !matches!(again, Ok(Again::Differs { .. }));
    let owner = short.as_ref().and_then(|short| {
        let fired = known.decisive(short, &recorded.outcome);
        known.owner(short, fired["name"].as_str().unwrap_or_default())
    });
    let report = json!({
        "sentence": sentence,
        "at": moment.at,
        "position": moment.pos,
        "policy": recorded.policy,
        "evaluator": recorded.evaluator,
        "owner": owner,
        "words": words.masked,
        "fits": fits,
        "attributes": of_customer.report(),
        "facts": recorded.facts,
        "outcome": recorded.outcome,
        "compared": match &again {
            Ok(Again::Agrees) => json!({ "is": "alike" }),
            Ok(Again::Differs { outcome, facts }) => {
                json!({ "is": "unlike", "outcome": outcome, "facts": facts })
            }
            Err(why) => json!({ "is": "not_comparable", "why": why }),
        },
    });
    let zone = short.as_ref().and_then(|short| known.zone(short));
    let details = details(recorded, short.as_ref(), (&compared, words));
    Decided { sentence, zone, details, report, ok }
}

/// The clock on a wall in that zone.
fn clock(at: Timestamp, zone: Option<&TimeZone>) -> String {
    at.to_zoned(zone.cloned().unwrap_or(TimeZone::UTC)).strftime("%H:%M").to_string()
}

fn clock_and_zone(at: Timestamp, zone: Option<&TimeZone>) -> String {
    let name = zone.and_then(TimeZone::iana_name).unwrap_or("UTC");
    format!("{} {name}", clock(at, zone))
}

/// What a sentence is made of besides the decision.
struct Known<'a> {
    policy: Option<&'a Policy>,
    at: Timestamp,
    who: &'a str,
    words: Wrote<'a>,
    /// What the route that won saw.
    fits: &'a [String],
}

impl Known<'_> {
    fn sentence(&self, short: &Brief, recorded: &Recorded) -> String {
        let went = match short.dialog.as_str() {
            "disabled" => "was told that nobody is handed over".to_owned(),
            "turned_away" => format!("was turned away from {}", short.queue),
            _ => format!("went to {}", short.queue),
        };
        let fired = self.decisive(short, &recorded.outcome);
        let name = fired["name"].as_str().unwrap_or_default();
        let given = short.agent.as_ref().map(|agent| format!(", at once to {agent},"));
        let given = given.unwrap_or_default();
        let rule = match short.route.as_str() {
            "fallback" => format!("rule {name}, no route fitted"),
            "trigger" | "bot" => format!("rule {name}"),
            route if self.fits.is_empty() => format!("rule {route}"),
            route => format!("rule {route} ({})", self.fits.join(", ")),
        };
        let owner = self.owner(short, name);
        let owner = owner.map(|owner| format!(", owner {owner}")).unwrap_or_default();
        let because = wording::because(fired, self.who, self.words);
        let losers = self.losers(recorded);
        let at = clock_and_zone(self.at, self.zone(short).as_ref());
        format!("{went}{given} at {at} because {because}, {rule}{owner}{losers}")
    }

    /// The trigger that the sentence is about: the one that named the queue, else the foremost.
    fn decisive<'a>(&self, short: &Brief, outcome: &'a Value) -> &'a Value {
        let foremost = &outcome["trigger"];
        let Some(policy) = self.policy.filter(|_| short.route == "trigger") else {
            return foremost;
        };
        let queues = policy.triggers.iter().filter(|trigger| trigger.outcome.queue.is_some());
        let names: Vec<&str> = queues.map(|trigger| trigger.name.as_str()).collect();
        let names_queue =
            |fired: &&Value| fired["name"].as_str().is_some_and(|name| names.contains(&name));
        let also = outcome["also"].as_array().into_iter().flatten();
        std::iter::once(foremost).chain(also).find(names_queue).unwrap_or(foremost)
    }

    /// Where the queue's hours are kept.
    fn zone(&self, short: &Brief) -> Option<TimeZone> {
        let queue = short.queue.parse().ok()?;
        Some(self.policy?.hours_of(&queue)?.zone.clone())
    }

    /// Who answers for the rule that decided, a route or a trigger: its own owner, or the policy's.
    fn owner(&self, short: &Brief, trigger: &str) -> Option<String> {
        let policy = self.policy?;
        let route = policy.routes.iter().find(|route| route.name == short.route);
        let trigger = policy.triggers.iter().find(|known| known.name == trigger);
        let own = match route {
            Some(route) => route.owner.clone(),
            None => trigger.and_then(|trigger| trigger.owner.clone()),
        };
        Some(own.unwrap_or_else(|| policy.owner.clone()))
    }

    /// Those passed over, as the end of a sentence: queues and agents before routes, of which there
    /// may be many.
    fn losers(&self, recorded: &Recorded) -> String {
        let mut lost = lost(recorded);
        let routes = self.policy.map(|policy| policy.routes.as_slice()).unwrap_or_default();
        lost.sort_by_key(|(rule, _)| routes.iter().any(|route| route.name == *rule));
        let named = lost.iter().take(LOSERS).map(|(rule, why)| format!("; {rule} lost: {why}"));
        let more = match lost.len().saturating_sub(LOSERS) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        named.collect::<String>() + &more
    }
}

fn lost(recorded: &Recorded) -> Vec<(String, String)> {
    let list = recorded.outcome["route"]["losers"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    list.filter_map(|one| Some((text(&one["rule"])?, text(&one["why"])?))).collect()
}

fn details(
    recorded: &Recorded,
    short: Option<&Brief>,
    (compared, words): (&str, Wrote<'_>),
) -> Vec<String> {
    let mut lines = vec![format!(
        "policy {}, evaluator {}: {compared}",
        super::short(&recorded.policy),
        recorded.evaluator
    )];
    if let Some(short) = short {
        lines.push(format!(
            "trigger {}, route {}, queue {}, priority {}, dialog {}",
            short.trigger, short.route, short.queue, short.priority, short.dialog
        ));
    }
    lines.extend(wording::whole(&recorded.outcome["trigger"], words));
    let also = recorded.outcome["also"].as_array().into_iter().flatten();
    for fired in also {
        let name = fired["name"].as_str().unwrap_or_default();
        lines.push(format!("{name} fired too: {}", wording::because(fired, "the customer", words)));
    }
    lines.extend(lost(recorded).iter().map(|(rule, why)| format!("{rule} lost: {why}")));
    lines.extend(words.known.unread(recorded));
    lines.extend(words.known.seen().map(|line| format!("seen: {line}")));
    lines.extend(
        wording::seen(&recorded.facts, &recorded.outcome["language"])
            .iter()
            .map(|line| format!("seen: {line}")),
    );
    lines
}
