//! Canned answers from `snippets.toml`: `[[snippet]]` with `code` and `text`, and for whom.

use std::path::Path;

use baton_shared::id::{AgentName, QueueName};
use serde::Deserialize;

/// Most bytes read of the file.
const FILE_MAX: u64 = 1024 * 1024;

/// One canned answer. `{name}` in its text stands for the customer's first name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snippet {
    /// What one types to find it.
    pub code: String,
    /// What goes in the composer, unsent.
    pub text: String,
    /// Only for tickets of this queue.
    #[serde(default)]
    pub queue: Option<QueueName>,
    /// Only for this agent.
    #[serde(default)]
    pub agent: Option<AgentName>,
}

impl Snippet {
    /// Whether it is for this queue and this agent.
    #[must_use]
    pub fn fits(&self, queue: &QueueName, agent: &AgentName) -> bool {
        self.queue.as_ref().is_none_or(|only| only == queue)
            && self.agent.as_ref().is_none_or(|only| only == agent)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    snippet: Vec<Snippet>,
}

/// Reads the text of the file.
///
/// # Errors
/// One line with the place of the first fault.
pub fn parse(text: &str) -> Result<Vec<Snippet>, String> {
    toml::from_str::<File>(text).map(|file| file.snippet).map_err(|fault| {
        let line =
            fault.span().map_or(1, |at| text[..at.start.min(text.len())].lines().count().max(1));
        format!("snippets.toml:{line}: {}", fault.message())
    })
}

/// Reads `snippets.toml` in a directory; none where there is no such file.
///
/// # Errors
/// One line that says what to mend; the console starts without snippets then.
pub fn load(dir: &Path) -> Result<Vec<Snippet>, String> {
    let path = dir.join("snippets.toml");
    match std::fs::metadata(&path) {
        Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Ok(meta) if meta.len() > FILE_MAX => return Err("snippets.toml is over 1 MiB".to_owned()),
        _ => {}
    }
    let text = std::fs::read_to_string(&path).map_err(|why| format!("snippets.toml: {why}"))?;
    parse(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_may_be_for_one_queue_or_one_person() {
        let text = "[[snippet]]\ncode='hi'\ntext='Hello {name}'\nqueue='billing'\n";
        let all = parse(text).expect("valid");
        let name = |s: &str| s.parse().expect("a name");
        let queue = |s: &str| s.parse().expect("a name");
        assert!(all[0].fits(&queue("billing"), &name("anna")));
        assert!(!all[0].fits(&queue("support"), &name("anna")));
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let fault = parse("[[snippet]]\ncode='hi'\ntext=3\n").expect_err("invalid");
        assert!(fault.starts_with("snippets.toml:3"), "{fault}");
        assert!(parse("[[snippet]]\ncode='a'\ntxet='b'\n").is_err(), "a typo is told");
    }
}
