//! Visitors at real sockets, on a real engine: only the bot's words and the agents' acts are
//! scripted, and the clock is moved by hand.

mod stories;
mod tab;
mod world;
