//! The keys that are known to be taken while a batch is decided: those that were looked up in the
//! log, and those that the batch itself takes. Found without a copy of what is looked for.

use std::collections::HashMap;

use crate::log::{Claim, StreamId};

/// Keys by their space, each with the stream it leads to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Taken(HashMap<String, HashMap<String, StreamId>>);

impl Taken {
    /// Whoever holds a key.
    pub(super) fn of(&self, space: &str, key: &str) -> Option<&StreamId> {
        self.0.get(space)?.get(key)
    }

    /// A key was found taken.
    pub(super) fn found(&mut self, (space, key): (String, String), stream: StreamId) {
        self.0.entry(space).or_default().insert(key, stream);
    }

    /// A commit of the batch takes a key.
    pub(super) fn taken(&mut self, Claim { space, key, stream }: &Claim) {
        let keys = match self.0.get_mut(space) {
            Some(keys) => keys,
            None => self.0.entry(space.clone()).or_default(),
        };
        keys.insert(key.clone(), stream.clone());
    }

    /// The streams that are led to, some of them more than once.
    pub(super) fn streams(&self) -> impl Iterator<Item = &StreamId> {
        self.0.values().flat_map(HashMap::values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_in_its_own_space_only_however_it_became_known() {
        let mut keys = Taken::default();
        keys.found(("in/hook".to_owned(), "k1".to_owned()), StreamId::desk());
        let (space, key) = ("in/web".to_owned(), "k2".to_owned());
        keys.taken(&Claim { space, key, stream: StreamId::audit() });
        assert_eq!(keys.of("in/hook", "k1"), Some(&StreamId::desk()));
        assert_eq!(keys.of("in/web", "k2"), Some(&StreamId::audit()));
        assert_eq!((keys.of("in/web", "k1"), keys.of("in/sms", "k1")), (None, None));
        assert_eq!(keys.streams().count(), 2);
    }
}
