//! Newtypes for everything that is named or counted, so that one cannot stand in for another.
//!
//! Names that people choose (agents, queues, channels, bots) are slugs; ids that the
//! relay mints (conversations, messages) are opaque tokens; numbers are plain `u64`s on the wire.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Arc;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest name a person may choose, in bytes.
pub const NAME_MAX: usize = 40;
/// Longest opaque id accepted from outside, in bytes.
pub const TOKEN_MAX: usize = 128;

/// Why a string is not a valid name or id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdError {
    what: &'static str,
    rule: &'static str,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} must be {}", self.what, self.rule)
    }
}

impl std::error::Error for IdError {}

const SLUG_RULE: &str =
    "1 to 40 characters of a-z, 0-9, '-', '_', '.', ':' beginning with a letter or digit";
const TOKEN_RULE: &str = "1 to 128 visible ASCII characters without quotes, slashes or spaces";

fn is_slug(s: &str) -> bool {
    let ok = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-_.:".contains(&c);
    !s.is_empty()
        && s.len() <= NAME_MAX
        && s.bytes().all(ok)
        && s.as_bytes()[0].is_ascii_alphanumeric()
}

fn is_token(s: &str) -> bool {
    !s.is_empty()
        && s.len() <= TOKEN_MAX
        && s.bytes().all(|c| c.is_ascii_graphic() && !b"\"'/\\".contains(&c))
}

/// Reads an id from text without a copy in between.
struct Parsed<T>(PhantomData<T>);

impl<T: FromStr<Err = IdError>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, s: &str) -> Result<T, E> {
        s.parse().map_err(E::custom)
    }
}

macro_rules! string_id {
    ($(#[$doc:meta])* $name:ident, $what:literal, $check:ident, $rule:ident) => {
        $(#[$doc])*
        // Shared text: an id is named in a dozen places at once, and each would have a copy.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(s: &str) -> Result<Self, IdError> {
                if $check(s) {
                    Ok(Self(Arc::from(s)))
                } else {
                    Err(IdError { what: $what, rule: $rule })
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(s: String) -> Result<Self, IdError> {
                s.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.as_str().to_owned()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Parsed::<Self>(PhantomData))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

string_id!(
    /// An agent's name, as in `bob`. The pseudo-agent of a provider's inbox is `inbox:<channel>`.
    AgentName, "an agent's name", is_slug, SLUG_RULE
);
string_id!(
    /// A queue's name, as in `billing`.
    QueueName, "a queue's name", is_slug, SLUG_RULE
);
string_id!(
    /// A channel's name, as in `hook` or `web`.
    ChannelName, "a channel's name", is_slug, SLUG_RULE
);
string_id!(
    /// A bot's name, as in `faq`.
    BotName, "a bot's name", is_slug, SLUG_RULE
);
string_id!(
    /// The name of an endpoint that routes ask where a ticket goes, as in `crm`.
    EndpointName, "an endpoint's name", is_slug, SLUG_RULE
);
string_id!(
    /// The name of a bot platform's API token, as in `shop`.
    ApiName, "a token's name", is_slug, SLUG_RULE
);
string_id!(
    /// A conversation: the endless thread with one customer on one channel. Minted by the relay.
    ConversationId, "a conversation id", is_token, TOKEN_RULE
);
string_id!(
    /// One message in a conversation. Minted by the relay; the provider's id is kept beside it.
    MessageId, "a message id", is_token, TOKEN_RULE
);
string_id!(
    /// The id a client gives its command, so that a repeat is answered like the first.
    CommandId, "a command id", is_token, TOKEN_RULE
);
string_id!(
    /// One call to a bot; every retry carries the same one.
    CallId, "a call id", is_token, TOKEN_RULE
);

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberError;

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number is wanted, as in 12")
    }
}

impl std::error::Error for NumberError {}

macro_rules! number_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl $name {
            /// The one after this.
            #[must_use]
            pub fn next(self) -> Self {
                Self(self.0 + 1)
            }
        }

        impl FromStr for $name {
            type Err = NumberError;
            fn from_str(s: &str) -> Result<Self, NumberError> {
                s.trim_start_matches('#').parse().map(Self).map_err(|_| NumberError)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

/// What the name of a provider's own inbox begins with; no account may have such a name.
const INBOX: &str = "inbox:";

impl AgentName {
    /// The pseudo-agent of the inbox that a channel's provider has: `inbox:<channel>`, cut where
    /// the channel's name is longer than 34 bytes.
    #[must_use]
    pub fn inbox(channel: &ChannelName) -> Self {
        let mut name = format!("{INBOX}{channel}");
        // A channel's name is ASCII: every byte of it is a whole character.
        name.truncate(NAME_MAX);
        Self(Arc::from(name))
    }

    /// Whether this is no agent, but whoever answers in a provider's own inbox.
    #[must_use]
    pub fn is_inbox(&self) -> bool {
        self.0.starts_with(INBOX)
    }
}

number_id!(
    /// A ticket's number: what agents say aloud. Rises from 1.
    TicketNumber
);
number_id!(
    /// Rises at every change of control of a conversation; a sender names the one it saw.
    Epoch
);
number_id!(
    /// A place in the one ordered log. Rising, gaps allowed; every client's cursor.
    Position
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_break_a_terminal_a_path_or_a_command_line_are_refused() {
        for bad in ["", "Bob", "-rf", "a b", "a/b", "ä", "a\u{1b}[2J", &"x".repeat(41)] {
            assert!(AgentName::from_str(bad).is_err(), "{bad:?} was accepted");
        }
        for good in ["bob", "anna-2", "inbox:whatsapp", "0day"] {
            assert_eq!(AgentName::from_str(good).expect("valid").as_str(), good);
        }
    }

    #[test]
    fn the_inbox_of_a_channel_is_a_valid_name_however_long_the_channels_own_is() {
        for channel in ["hook", &"x".repeat(NAME_MAX)] {
            let inbox = AgentName::inbox(&channel.parse().expect("a channel"));
            assert!(inbox.is_inbox(), "{inbox}");
            assert_eq!(inbox.as_str().parse(), Ok(inbox.clone()));
        }
        assert!(!"inboxer".parse::<AgentName>().expect("valid").is_inbox());
    }

    #[test]
    fn an_id_in_json_is_checked_like_any_other() {
        assert!(serde_json::from_str::<QueueName>(r#""Not A Queue""#).is_err());
        assert_eq!(serde_json::to_string(&TicketNumber(12)).expect("json"), "12");
    }

    #[test]
    fn a_ticket_number_may_be_typed_with_its_hash() {
        assert_eq!("#12".parse(), Ok(TicketNumber(12)));
        assert!("twelve".parse::<TicketNumber>().is_err());
    }
}
