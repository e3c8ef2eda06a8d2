//! The commits whose fate is unknown. Until one is settled, "nothing was written" would be a lie
//! about it: a later attempt that fails says nothing of the first.

use std::collections::{HashSet, VecDeque};

use crate::log::{AppendError, CommitId, Retry};

/// Most commits kept in mind; a batch has at most this many. The oldest go first.
const KEPT: usize = 16_384;

#[derive(Debug, Default)]
pub(super) struct Doubt {
    open: HashSet<CommitId>,
    order: VecDeque<CommitId>,
}

impl Doubt {
    pub(super) fn add(&mut self, id: CommitId) {
        if self.open.insert(id) {
            self.order.push_back(id);
        }
        while self.order.len() > KEPT {
            if let Some(old) = self.order.pop_front() {
                self.open.remove(&old);
            }
        }
    }

    pub(super) fn settle(&mut self, id: CommitId) {
        if self.open.remove(&id) {
            self.order.retain(|other| *other != id);
        }
    }

    pub(super) fn is_about(&self, id: CommitId) -> bool {
        self.open.contains(&id)
    }

    /// The error as it holds for these commits.
    pub(super) fn about(
        &self,
        mut ids: impl Iterator<Item = CommitId>,
        error: AppendError,
    ) -> AppendError {
        match error {
            AppendError::NotWritten { reason, retry: Retry::Later }
                if ids.any(|id| self.is_about(id)) =>
            {
                AppendError::Unknown { reason }
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn not_written() -> AppendError {
        AppendError::NotWritten { reason: "down".to_owned(), retry: Retry::Later }
    }

    #[test]
    fn what_may_be_written_stays_unknown_until_it_is_settled() {
        let (one, two) = (CommitId([1; 16]), CommitId([2; 16]));
        let mut doubt = Doubt::default();
        doubt.add(one);
        let about = |doubt: &Doubt, id| doubt.about([id].into_iter(), not_written());
        assert!(matches!(about(&doubt, one), AppendError::Unknown { .. }));
        assert_eq!(about(&doubt, two), not_written());
        doubt.settle(one);
        assert_eq!(about(&doubt, one), not_written());
    }

    #[test]
    fn the_memory_is_bounded() {
        let mut doubt = Doubt::default();
        let id = |n: usize| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&(n as u64).to_be_bytes());
            CommitId(id)
        };
        (0..KEPT + 10).for_each(|n| doubt.add(id(n)));
        assert_eq!((doubt.open.len(), doubt.order.len()), (KEPT, KEPT));
        assert!(!doubt.is_about(id(9)) && doubt.is_about(id(10)));
    }
}
