//! Values of customers and variables against what a policy wants of them: a word, or a number on
//! the right side of a limit. Knows no rule.

use std::fmt;

use super::decimal::{NotRead, decimal, limit};

/// What a value must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// This word, case and surrounding blanks left aside.
    Is(String),
    /// A number so compared with this one.
    Number(Order, f64),
}

/// How a number stands to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Order {
    AtLeast,
    Above,
    AtMost,
    Below,
}

impl Order {
    const ALL: [Self; 4] = [Self::AtLeast, Self::AtMost, Self::Above, Self::Below];

    /// As a policy writes it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::Above => ">",
            Self::AtMost => "<=",
            Self::Below => "<",
        }
    }
}

impl Comparison {
    /// Reads `gold` or `>= 1000`; `None` where a sign is followed by no number.
    #[must_use]
    pub fn of(written: &str) -> Option<Self> {
        let written = written.trim();
        let order = Order::ALL.into_iter().find(|order| written.starts_with(order.sign()));
        let Some(order) = order else { return Some(Self::Is(written.to_lowercase())) };
        limit(&written[order.sign().len()..]).map(|limit| Self::Number(order, limit))
    }

    /// Whether a value is as wanted. What is no number is on no side of a limit.
    #[must_use]
    pub fn holds(&self, value: &str) -> bool {
        self.judge(value) == Ok(true)
    }

    /// The same, told apart from a value that cannot be compared.
    ///
    /// # Errors
    /// Why the value is not read as the number that is wanted.
    pub fn judge(&self, value: &str) -> Result<bool, NotRead> {
        let Self::Number(order, limit) = self else { return Ok(self.is_word(value)) };
        let value = decimal(value)?;
        Ok(match order {
            Order::AtLeast => value >= *limit,
            Order::Above => value > *limit,
            Order::AtMost => value <= *limit,
            Order::Below => value < *limit,
        })
    }

    fn is_word(&self, value: &str) -> bool {
        matches!(self, Self::Is(word) if value.trim().to_lowercase() == *word)
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(word) => f.write_str(word),
            Self::Number(order, limit) => write!(f, "{} {limit}", order.sign()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(wanted: &str, value: &str) -> bool {
        Comparison::of(wanted).expect("a comparison").holds(value)
    }

    #[test]
    fn a_word_is_compared_without_case_and_a_number_by_its_value() {
        assert!(holds("Gold", " gold "));
        assert!(holds(">= 1000", "1000") && holds(">1_000", "1 000.5"));
        assert!(holds("< 5", "-1") && holds("<= 5", "5.0"));
        assert!(!holds("> 1000", "1000") && !holds("< 5", "5"));
    }

    #[test]
    fn what_is_no_number_is_on_no_side_of_a_limit_and_says_so() {
        let judged = |value| Comparison::of(">= 1000").expect("a comparison").judge(value);
        assert_eq!((judged("1500"), judged("15")), (Ok(true), Ok(false)));
        assert_eq!(judged("1,500"), Err(NotRead::TwoReadings));
        assert_eq!(judged("1500 EUR"), Err(NotRead::NoNumber));
        assert!(!holds(">= 0", "many") && !holds("< 0", "NaN") && !holds(">= 0", "inf"));
        assert_eq!(Comparison::of(">= gold"), None);
    }
}
