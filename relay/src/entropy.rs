//! The kernel's random bytes, drawn ahead: every message takes ids and a salt, and a system call for
//! each of them costs more than what is done with it. For what must be unlike everything else and is
//! written down anyway; keys and tokens are drawn one by one where they are made.

use std::cell::RefCell;

/// Bytes drawn at once.
const AHEAD: usize = 512;

/// Bytes that were drawn and not yet given out: the first `left` of them.
struct Drawn {
    bytes: [u8; AHEAD],
    left: usize,
}

thread_local! {
    static DRAWN: RefCell<Drawn> = const { RefCell::new(Drawn { bytes: [0; AHEAD], left: 0 }) };
}

/// Fresh random bytes.
///
/// # Errors
/// Where the kernel gives none.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], getrandom::Error> {
    DRAWN.with_borrow_mut(|drawn| drawn.take(getrandom::fill))
}

impl Drawn {
    fn take<const N: usize>(
        &mut self,
        fill: impl FnOnce(&mut [u8]) -> Result<(), getrandom::Error>,
    ) -> Result<[u8; N], getrandom::Error> {
        const { assert!(N <= AHEAD) };
        if self.left < N {
            self.left = 0;
            fill(&mut self.bytes)?;
            self.left = AHEAD;
        }
        self.left -= N;
        let mut given = [0; N];
        // Swapped out: what was given stays nowhere.
        given.swap_with_slice(&mut self.bytes[self.left..self.left + N]);
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn empty() -> Drawn {
        Drawn { bytes: [0; AHEAD], left: 0 }
    }

    #[test]
    fn no_byte_is_given_twice_and_the_kernel_is_asked_once_for_many() {
        let (mut drawn, mut asked) = (empty(), 0_u8);
        let mut seen = HashSet::new();
        for _ in 0..2 * AHEAD / 16 {
            let counted = |bytes: &mut [u8]| {
                asked += 1;
                for (n, pair) in bytes.chunks_exact_mut(2).enumerate() {
                    pair.copy_from_slice(&[asked, u8::try_from(n).expect("256 pairs")]);
                }
                Ok(())
            };
            let given: [u8; 16] = drawn.take(counted).expect("bytes");
            given.chunks_exact(2).for_each(|pair| assert!(seen.insert(pair.to_vec())));
        }
        assert_eq!((asked, seen.len()), (2, AHEAD));
        assert!(drawn.bytes.iter().all(|byte| *byte == 0), "what was given stays nowhere");
    }

    #[test]
    fn where_the_kernel_gives_none_none_are_given() {
        let mut drawn = empty();
        let refused = |_: &mut [u8]| Err(getrandom::Error::UNSUPPORTED);
        assert!(drawn.take::<16>(refused).is_err());
        assert!(drawn.take::<16>(refused).is_err(), "and none the next time");
        assert!(drawn.take::<16>(getrandom::fill).is_ok());
    }

    #[test]
    fn every_thread_draws_its_own() {
        let here: [u8; 16] = bytes().expect("bytes");
        let there = std::thread::spawn(|| bytes::<16>().expect("bytes"));
        assert_ne!(here, there.join().expect("drawn"));
    }
}
