//! The whole system from one seed, on one thread, in time that passes only when nothing else can.
//!
//! Real: desk, policy, engine, outbox, bots' runner, one to three relays of them. Simulated: the
//! log's disk and network, the provider, the bot, customers, agents, clocks, death. While a storm
//! lasts everything goes wrong that may; then nothing more does, all must come to rest, and what
//! was promised is held against the log. See `docs/simulation.md`.
//!
//! - `world`: one world, its storm, its calm. `relay`: a relay's lives. `people`, `words`: who uses it.
//! - `log`, `outside`: the unkind rest. `chance`: numbers, ids, time. `trace`: what happened.
//! - `fold`, `check`, `offers`, `waits`: the promises. `inbox`: the provider's own, both sides.
//! - `takeover`: a lead who takes conversations from their bot, both sides.

mod chance;
mod check;
mod fold;
mod inbox;
mod log;
mod offers;
mod outside;
mod people;
mod relay;
mod shift;
mod takeover;
mod trace;
mod waits;
mod words;
mod world;

mod tests;
mod told;

/// Plays one seed; its trace says whether a promise broke.
fn play(seed: u64) -> trace::Trace {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(world::play(seed))
}
