//! Finding a value of an agreed kind in what a customer wrote. Knows no question.

use super::{Pattern, Variable};

impl Variable {
    /// The value in a text, if it has one of this kind.
    pub(super) fn read(&self, text: &str) -> Option<String> {
        let fits = |value: &str| (self.min..=self.max).contains(&value.chars().count());
        let trimmed = |c: char| !c.is_alphanumeric();
        let found = match self.pattern {
            Pattern::Digits => text
                .split(|c: char| !c.is_ascii_digit())
                .find(|run| !run.is_empty() && fits(run))
                .map(str::to_owned),
            Pattern::Email => text
                .split(|c: char| c.is_whitespace() || "<>()\",;".contains(c))
                .map(|word| word.trim_matches(trimmed))
                .find(|word| is_email(word) && fits(word))
                .map(str::to_owned),
            Pattern::Word => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let last = words.last().map(|word| word.trim_matches(trimmed));
                last.filter(|word| words.len() <= 4 && fits(word) && is_word(word))
                    .map(str::to_owned)
            }
            Pattern::Any => Some(text.trim().to_owned()).filter(|whole| fits(whole)),
        };
        found.filter(|value| !value.is_empty())
    }
}

fn is_email(word: &str) -> bool {
    let mut parts = word.split('@');
    let (local, domain) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    parts.next().is_none()
        && !local.is_empty()
        && domain.split('.').filter(|p| !p.is_empty()).count() > 1
}

fn is_word(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || c == '-')
}
