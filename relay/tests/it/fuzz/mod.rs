//! Whatever comes from outside, changed at random from a kept corpus: nothing panics, an error
//! says where, and what is accepted reads back as itself.
//!
//! - `mutate`: how an input is changed. `targets`: what must hold of each reader.
//!
//! The corpus is `tests/corpus/<target>/`: small files, hand-written or once found. Every run
//! takes the same steps. `BATON_FUZZ_CASES=1000000` takes that many, from a new beginning, which
//! is printed; `BATON_FUZZ_SEED` repeats one.

mod mutate;
mod targets;

use std::fs;
use std::path::Path;

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

/// Inputs tried of each target unless the environment says otherwise.
const CASES: u32 = 1_500;

/// Runs `holds` on every file of a target's corpus as it is, then on changed ones.
#[allow(clippy::print_stderr)]
fn run(target: &str, words: &[&str], holds: fn(&[u8]) -> Result<(), String>) {
    let corpus = corpus(target);
    for (name, input) in &corpus {
        if let Err(why) = holds(input) {
            panic!("{target}/{name}: {why}");
        }
    }
    let set = std::env::var("BATON_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok());
    let seed = seed(set.is_some());
    if set.is_some() {
        eprintln!("{target}: BATON_FUZZ_SEED={seed}");
    }
    let config = Config {
        cases: set.unwrap_or(CASES),
        failure_persistence: None,
        max_shrink_iters: 4_000,
        ..Config::default()
    };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let inputs: Vec<Vec<u8>> = corpus.into_iter().map(|(_, input)| input).collect();
    let strategy = mutate::changed(inputs, words);
    let tried = TestRunner::new_with_rng(config, rng)
        .run(&strategy, |input| holds(&input.0).map_err(TestCaseError::fail));
    if let Err(found) = tried {
        panic!("{target}: keep the input below in tests/corpus/{target}/\n{found}");
    }
}

fn seed(fresh: bool) -> u64 {
    let given = std::env::var("BATON_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok());
    let mut bytes = [0; 8];
    if fresh {
        getrandom::fill(&mut bytes).expect("random bytes");
    }
    given.unwrap_or(u64::from_le_bytes(bytes))
}

fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(target);
    let files = fs::read_dir(&folder).expect("the corpus is there");
    let mut all: Vec<_> = files
        .map(|file| {
            let path = file.expect("readable").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("readable"))
        })
        .collect();
    all.sort();
    assert!(all.len() >= 5, "{target} has a corpus worth the name");
    all
}
