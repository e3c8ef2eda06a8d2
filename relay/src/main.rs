//! The daemon: all of it is in the library, so that tests can drive the same parts.

fn main() {}
