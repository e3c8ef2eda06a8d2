//! Asks the policy: gathers facts from the state, and turns its decision into the desk's words.

use std::collections::BTreeMap;

use baton_shared::id::{AgentName, ConversationId, QueueName};
use jiff::Timestamp;

use super::draft::Step;
use super::staffing;
use crate::desk::conversation::Author;
use crate::desk::event::{Heeded, Place, Recorded, Trigger};
use crate::desk::parts::{BotReply, Briefing, Collected, Priority, Signal, Source};
use crate::desk::{Control, Conversation};
use crate::policy::model::Identity;
use crate::policy::{
    self, BotFacts, BotFailure, Decision, Dialog, Disabled, Facts, Fired, HandoverWish, Latest,
    OnWithdrawal, Policy, Reply, Staffing, briefing, numbers::Numbers, route::DecidedBy,
};

/// What the bot did with the customer's words.
pub(super) enum BotSeen<'a> {
    NotAsked,
    Replied(&'a BotReply),
    Failed(BotFailure),
}

/// What the policy says.
pub(super) struct Verdict {
    pub(super) handover: Option<Handover>,
}

/// What only the whole desk knows at an instant.
pub(super) struct Around<'a> {
    pub(super) staffing: &'a BTreeMap<QueueName, Staffing>,
    /// Agents who would take a ticket now; asked for only where the policy names agents.
    pub(super) on: &'a [(AgentName, Vec<QueueName>)],
    /// Who had the customer's last ticket, where they come again soon and that agent is there.
    pub(super) returning: Option<&'a (AgentName, Vec<QueueName>)>,
    pub(super) disabled: Option<Disabled<'a>>,
    pub(super) now: Timestamp,
}

/// A decision, and what it was made on.
pub(super) struct Judged {
    pub(super) decision: Decision,
    pub(super) on: Numbers,
}

/// A hand-over, in the desk's words.
pub(super) struct Handover {
    pub(super) trigger: Trigger,
    /// Every trigger that fired, the foremost first.
    pub(super) fired: Vec<Fired>,
    pub(super) queue: QueueName,
    pub(super) priority: Priority,
    pub(super) skills: Vec<String>,
    /// Those of them that nothing but the queue asks for.
    pub(super) queue_skills: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) dialog: Dialog,
    /// The decision as the log keeps it.
    pub(super) recorded: Recorded,
    /// Whom it is given to at once.
    pub(super) agent: Option<AgentName>,
    /// The service level that the route names.
    pub(super) level: Option<String>,
    /// Somebody outside who is asked where it goes.
    pub(super) ask: Option<policy::Ask>,
    /// What the queue needs to know and nobody has said.
    pub(super) missing: Vec<String>,
    /// Whether the queue needs to know who the customer is.
    pub(super) must_verify: bool,
}

/// The customer's words, judged where it matters what they ask for. Whoever has a person already
/// asks for nothing new; whoever waits for one may at most take that back.
pub(super) fn hear<'a>(step: &Step<'_, '_>, id: &ConversationId, text: &'a str) -> Latest<'a> {
    let Some(conv) = step.conversation(id) else { return Latest::unjudged(text) };
    let matters = match conv.control {
        Control::Agent(_) | Control::Inbox(_) => false,
        Control::Queue | Control::Bot | Control::Nobody => true,
    };
    match matters {
        true => Latest::judged(text, conv.language.as_deref()),
        false => Latest::unjudged(text),
    }
}

/// Whether they ask for a person whom they do not wait for yet.
pub(super) fn wishes(step: &Step<'_, '_>, id: &ConversationId, latest: Latest<'_>) -> bool {
    let waits = step.conversation(id).is_some_and(|conv| conv.control == Control::Queue);
    !waits && latest.wish().asking().is_some()
}

/// Where they take the wish for a person back: in which words, and what the policy makes of it.
pub(super) fn withdraws(step: &Step<'_, '_>, latest: Latest<'_>) -> Option<(Place, Heeded)> {
    let words = latest.wish().withdrawing()?;
    let then = match step.policy().settings.on_withdrawal {
        OnWithdrawal::BackToBot => Heeded::BackToBot,
        OnWithdrawal::KeepWaiting => Heeded::KeepsWaiting,
    };
    Some((Place { from: words.from, to: words.to }, then))
}

/// Asks about the customer's latest words.
pub(super) fn evaluate(
    step: &Step<'_, '_>,
    id: &ConversationId,
    latest: Latest<'_>,
    bot: &BotSeen<'_>,
) -> Verdict {
    let Some(conv) = step.conversation(id) else { return Verdict { handover: None } };
    let staffing = staffing::of_desk(step.state(), step.policy());
    let on = staffing::agents_on(step.state(), step.policy());
    let (disabled, now) = (disabled(step), step.now());
    let returning = staffing::returning(step.state(), step.policy(), conv, now);
    let returning = returning.as_ref();
    let around = Around { staffing: &staffing, on: &on, returning, disabled, now };
    let Judged { decision, on } = judge(step.policy(), conv, (latest, bot), &around);
    let handover = decision.handover.map(|found| {
        let recorded = Recorded {
            policy: decision.policy_hash,
            evaluator: decision.evaluator.to_owned(),
            facts: serde_json::to_value(&on).unwrap_or_default(),
            outcome: serde_json::to_value(&found).unwrap_or_default(),
        };
        converted(found, recorded, step.policy())
    });
    Verdict { handover }
}

/// Gathers the facts of one conversation and asks a policy about them: live, and once more in
/// hindsight.
pub(super) fn judge(
    policy: &Policy,
    conv: &Conversation,
    (latest, bot): (Latest<'_>, &BotSeen<'_>),
    around: &Around<'_>,
) -> Judged {
    let reply = match bot {
        BotSeen::Replied(reply) => Some(*reply),
        _ => None,
    };
    let understood = reply.and_then(|reply| reply.understood);
    let channel = conv.channel.as_ref().map(ToString::to_string).unwrap_or_default();
    let asks = reply.and_then(|reply| reply.handover.as_ref());
    let tags = asks.map(|asks| asks.tags.as_slice()).unwrap_or_default();
    let variables = asked_variables(conv, reply);
    let lines = lines_before(conv, latest.text());
    let earlier = lines.join("\n");
    let facts = Facts {
        latest,
        earlier: (!earlier.is_empty()).then_some(earlier.as_str()),
        lines: &lines,
        key: conv.id.as_str(),
        language: conv.language.as_deref(),
        attributes: &conv.customer.attributes,
        tags,
        variables: &variables,
        intent: intent(conv, reply),
        bot: bot_facts(conv, bot),
        wishes_before: conv.bot.wishes.saturating_sub(u32::from(latest.wish().asking().is_some())),
        misunderstood_before: conv
            .bot
            .misunderstood
            .saturating_sub(u32::from(understood == Some(false))),
        idle_turns: conv.bot.idle_turns,
        last_agent: conv.ticket.as_ref().and_then(|ticket| ticket.agent.as_ref()),
        on: around.on,
        returning: around.returning,
        disabled: around.disabled,
        staffing: around.staffing,
        ticket_open: conv.open_ticket().is_some(),
        ..Facts::on(&channel)
    };
    let decision = policy::evaluate(policy, &facts, around.now);
    Judged { decision, on: Numbers::of(&facts) }
}

/// What the customer wrote before in this bot session, oldest first, the latest words left out.
fn lines_before<'a>(conv: &'a Conversation, text: &str) -> Vec<&'a str> {
    let recent = conv.bot.recent.iter().filter(|line| line.from == Author::Customer);
    let mut lines: Vec<&str> = recent.map(|line| line.text.as_str()).collect();
    // The latest words stand at the end, as one line or as several that went to the bot together.
    let latest: Vec<&str> = text.lines().collect();
    let last = lines.last().is_some_and(|line| text.starts_with(*line) || latest.contains(line));
    if last {
        let together = lines.iter().rev().take_while(|line| latest.contains(line)).count();
        let keep = together.clamp(1, latest.len().max(1));
        lines.truncate(lines.len().saturating_sub(keep));
    }
    lines
}

fn disabled<'a>(step: &Step<'_, 'a>) -> Option<Disabled<'a>> {
    let off = step.state().disabled.as_ref()?;
    Some(Disabled { reason: Some(&off.reason), until: off.until })
}

fn asked_variables(conv: &Conversation, reply: Option<&BotReply>) -> BTreeMap<String, String> {
    let mut variables = conv.bot.variables.clone();
    if let Some(reply) = reply {
        variables.extend(reply.variables.clone());
        let asked = reply.handover.as_ref().map(|asks| asks.variables.clone());
        variables.extend(asked.unwrap_or_default());
    }
    variables
}

fn intent<'a>(conv: &'a Conversation, reply: Option<&'a BotReply>) -> Option<&'a str> {
    let asked = reply.and_then(|reply| {
        let asks = reply.handover.as_ref().and_then(|asks| asks.intent.as_ref());
        asks.or(reply.intent.as_ref())
    });
    asked.or(conv.bot.intent.as_ref()).map(|intent| intent.name.as_str())
}

fn bot_facts<'a>(conv: &Conversation, bot: &BotSeen<'a>) -> BotFacts<'a> {
    match bot {
        BotSeen::NotAsked if conv.bot_name.is_none() => BotFacts::Failed(BotFailure::Missing),
        BotSeen::NotAsked => BotFacts::NotAsked,
        BotSeen::Failed(why) => BotFacts::Failed(*why),
        BotSeen::Replied(reply) => BotFacts::Replied(Reply {
            understood: reply.understood,
            confidence: reply.confidence,
            intent_confidence: reply.intent.as_ref().map(|intent| intent.confidence),
            retrieval: reply.retrieval,
            handover: reply.handover.as_ref().map(|asks| HandoverWish {
                queue: asks.queue.as_ref(),
                priority: asks.priority,
                skills: &asks.skills,
                signal: asks.signal.map(|signal| match signal {
                    Signal::Approval => policy::Signal::Approval,
                    Signal::Unsupported => policy::Signal::Unsupported,
                }),
            }),
        }),
    }
}

fn converted(found: policy::Handover, recorded: Recorded, policy: &Policy) -> Handover {
    let queue = policy.queue(&found.route.queue);
    let must_verify = queue.is_some_and(|queue| queue.identity == Identity::Verified);
    let kind = serde_json::to_value(found.trigger.kind).ok();
    let kind = kind.and_then(|kind| kind.as_str().map(ToOwned::to_owned)).unwrap_or_default();
    let route = match found.route.rule {
        DecidedBy::Trigger => "trigger".to_owned(),
        DecidedBy::Bot => "bot".to_owned(),
        DecidedBy::Route(name) => name,
        DecidedBy::Fallback => "fallback".to_owned(),
    };
    let losers = found.route.losers.into_iter().map(|loser| (loser.rule, loser.why)).collect();
    let (rule, hash) = (found.trigger.name.clone(), recorded.policy.clone());
    let trigger = Trigger { rule, kind, route, policy: hash, losers };
    Handover {
        trigger,
        fired: std::iter::once(found.trigger).chain(found.also).collect(),
        queue: found.route.queue,
        priority: found.route.priority,
        skills: found.route.skills,
        queue_skills: found.route.queue_skills,
        tags: found.route.tags,
        language: found.language.map(|spoken| spoken.tag),
        dialog: found.dialog,
        recorded,
        agent: found.route.agent,
        level: found.route.level,
        ask: found.route.ask,
        missing: found.route.missing,
        must_verify,
    }
}

/// The briefing: what the bot passed, and where it passed nothing, what the transcript tells.
pub(super) fn brief(
    conv: &Conversation,
    handover: &Handover,
    passed: Briefing,
    variables: &BTreeMap<String, String>,
) -> Briefing {
    // What the bot said last came with the hand-over itself, and was tried by nobody.
    let spoken = conv.bot.recent.iter().rposition(|line| line.from == Author::Customer);
    let recent = &conv.bot.recent[..spoken.map_or(0, |last| last + 1)];
    let lines: Vec<briefing::Line<'_>> = recent.iter().filter_map(line).collect();
    let fired: Vec<&Fired> = handover.fired.iter().collect();
    let derived = briefing::derive(&lines, &fired, conv.language.as_deref());
    let mut collected = passed.collected;
    for (field, value) in variables {
        let value = Collected { value: value.clone(), by: Source::Bot, verified: false };
        collected.entry(field.clone()).or_insert(value);
    }
    let unknown = |field: &String| !collected.contains_key(field);
    Briefing {
        missing: handover.missing.iter().filter(|field| unknown(field)).cloned().collect(),
        goal: passed.goal.or(derived.goal),
        tried: if passed.tried.is_empty() { derived.tried } else { passed.tried },
        collected,
        blocker: passed.blocker.or(derived.blocker),
        reason: passed.reason.or(derived.reason),
        sources: passed.sources,
        must_verify: handover.must_verify && !conv.customer.verified,
    }
}

fn line(line: &crate::desk::conversation::Line) -> Option<briefing::Line<'_>> {
    let from = match line.from {
        Author::Customer => briefing::From::Customer,
        Author::Bot => briefing::From::Bot,
        Author::Agent | Author::System => return None,
    };
    Some(briefing::Line { from, text: &line.text })
}
