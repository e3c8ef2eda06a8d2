//! Bytes that never print: `Debug` says only that there is a secret; no `Display`, no `Serialize`,
//! no comparison. Overwritten when dropped.

use std::fmt;

use zeroize::Zeroizing;

/// A secret in memory. Read it where it is used, with [`Secret::expose`], and nowhere else.
#[derive(Clone)]
pub struct Secret(Zeroizing<Box<[u8]>>);

impl Secret {
    /// Takes the bytes in.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        // Copied into its own box and the given bytes overwritten: shrinking would leave a copy.
        let given = Zeroizing::new(bytes.into());
        Self(Zeroizing::new(given.as_slice().into()))
    }

    /// The bytes, for the one computation that needs them.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ambiguous, and so an error at compile time, where a type has what it must not have.
    trait Lacks<Proof> {
        fn proved() {}
    }
    impl<T> Lacks<()> for T {}
    struct Serializes;
    impl<T: serde::Serialize> Lacks<Serializes> for T {}
    struct Compares;
    impl<T: PartialEq> Lacks<Compares> for T {}
    struct Displays;
    impl<T: fmt::Display> Lacks<Displays> for T {}

    #[test]
    fn a_secret_is_not_serialized_compared_or_printed() {
        <Secret as Lacks<_>>::proved();
        let shown = format!("{:?} {:#?}", Secret::new("hunter2"), Some(Secret::new("hunter2")));
        assert!(!shown.contains("hunter2") && !shown.contains("104"), "{shown}");
    }

    #[test]
    fn a_secret_is_overwritten_when_it_is_dropped() {
        // The type says so; the overwriting itself is zeroize's own test.
        fn overwritten<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        overwritten(&Secret::new("hunter2").0);
    }
}
