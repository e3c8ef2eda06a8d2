//! The desk, told as given / when / then.

mod interleavings;
mod stories;
mod world;
