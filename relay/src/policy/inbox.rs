//! How long people who answer in a provider's own inbox keep a customer. Owns the two times; what
//! becomes of the conversation then is the engine's.

/// `[inbox_reply]`: the bot stays silent after a reply from a provider's own inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboxReply {
    /// Minutes after such a reply until control returns, where the customer says nothing.
    pub return_after_min: u64,
    /// Minutes that the people there have to answer the customer's next words.
    pub answer_within_min: u64,
}

impl Default for InboxReply {
    fn default() -> Self {
        Self { return_after_min: 60, answer_within_min: 10 }
    }
}

impl InboxReply {
    /// Every key with its value as it is written.
    #[must_use]
    pub fn written(self) -> Vec<(&'static str, String)> {
        let Self { return_after_min, answer_within_min } = self;
        vec![
            ("return_after_min", return_after_min.to_string()),
            ("answer_within_min", answer_within_min.to_string()),
        ]
    }
}
