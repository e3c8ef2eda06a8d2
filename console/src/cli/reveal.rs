//! `reveal`: what is masked, as it was written. The relay records each time before it answers.

use baton_shared::text::Clean;
use baton_shared::wire::{Answer, Ask, Entry, TicketRow};

use super::args::Reveal;
use super::failure::Failure;
use super::list::{customer_name, new_id, unfitting};
use super::out::{Form, Out};
use crate::client::Call;

pub(super) async fn reveal(mut call: Call, wish: Reveal, out: &mut Out) -> Result<(), Failure> {
    let Reveal { number, message } = wish;
    let answer = call.ask(new_id()?, Ask::Reveal { number, message }).await?;
    call.close().await;
    let Answer::Revealed { row, entry } = answer else { return Err(unfitting()) };
    match (out.form(), row, entry) {
        (Form::Json, Some(row), _) => out.json(&row),
        (Form::Json, None, Some(entry)) => out.json(&entry),
        (Form::Human, Some(row), _) => lines(&row_text(&row), out),
        (Form::Human, None, Some(entry)) => lines(&entry_text(&entry), out),
        (_, None, None) => Err(unfitting()),
    }
}

fn lines(lines: &[String], out: &mut Out) -> Result<(), Failure> {
    lines.iter().try_for_each(|line| out.line(&Clean::line(line)))
}

fn entry_text(entry: &Entry) -> Vec<String> {
    let who = entry.name.clone().unwrap_or_else(|| format!("{:?}", entry.from));
    let files = entry.attachments.iter().filter_map(|file| file.name.clone());
    let said = entry.text.lines().map(ToOwned::to_owned);
    std::iter::once(format!("{who}:")).chain(said).chain(files).collect()
}

fn row_text(row: &TicketRow) -> Vec<String> {
    let mut lines = vec![format!("#{} {}", row.number, customer_name(row))];
    let pairs = row.customer.attributes.iter().chain(&row.variables);
    lines.extend(pairs.map(|(name, value)| format!("{name}: {value}")));
    let briefing = &row.briefing;
    let given = briefing.collected.iter();
    lines.extend(given.map(|(name, given)| format!("{name}: {}", given.value)));
    let texts = [("goal", &briefing.goal), ("blocker", &briefing.blocker)];
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?)));
    lines.extend(texts.map(|(name, text)| format!("{name}: {text}")));
    lines
}
