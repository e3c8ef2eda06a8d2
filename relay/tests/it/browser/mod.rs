//! The web chat through its real parts: the relay's routes and socket, a headless Chromium driven
//! by `drive.mjs`, and a scripted desk in memory where the engine will be.
//!
//! Needs Node, Chromium and what `setup` installs; a missing one fails with the line that mends it.

mod chat;
mod desk;
mod driver;
mod server;
mod socket;
