//! The console driven as its agent drives it: keys and frames in, effects and screens out.

mod bots;
mod desk;
mod docs;
mod dumps;
mod erased;
mod fixture;
mod hostile;
mod incident;
mod keys;
mod late;
mod offers;
mod random;
mod words;
