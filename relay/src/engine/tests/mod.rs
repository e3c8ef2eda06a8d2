//! The engine over a log in memory, with a clock that the test moves: whole stories, from a
//! customer's first word to what is on disk.

mod asked;
mod asking;
mod assign;
mod audit;
mod erasure;
mod faults;
mod hindsight;
mod inbox;
mod incident;
mod kept;
mod levels;
mod moves;
mod places;
mod promises;
mod proved;
mod reported;
mod rules;
mod shared;
mod stories;
mod takeover;
mod values;
mod waiting;
mod world;
