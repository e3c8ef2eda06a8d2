//! People's data on a real engine over a log in memory, with real files.
