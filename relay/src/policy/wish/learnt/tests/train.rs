//! Makes the weights: a support vector machine with squared hinge loss, by dual coordinate descent
//! (Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008). The same texts
//! always give the same bytes: the order of visits is drawn from a fixed seed, and nothing but sums,
//! products and roots is computed.

use super::super::super::said;
use super::super::{BUCKETS, STEPS, length};
use super::runs;
use crate::chance::Chance;

/// Labelled texts, a file a language: `+` or `-`, the language, the text. Written for this by several
/// hands who had seen neither the lists nor any set that is measured on.
const TEXTS: [&str; 7] = [
    include_str!("../../../testdata/wish_learnt/de.tsv"),
    include_str!("../../../testdata/wish_learnt/en.tsv"),
    include_str!("../../../testdata/wish_learnt/es.tsv"),
    include_str!("../../../testdata/wish_learnt/fr.tsv"),
    include_str!("../../../testdata/wish_learnt/it.tsv"),
    include_str!("../../../testdata/wish_learnt/nl.tsv"),
    include_str!("../../../testdata/wish_learnt/pt.tsv"),
];

/// The halves of other sets that may be tuned on.
const OTHERS: [&str; 5] = [
    include_str!("../../../testdata/wish.tsv"),
    include_str!("../../../testdata/wish_seven.tsv"),
    include_str!("../../../testdata/wish_third.tsv"),
    include_str!("../../../testdata/wish_fourth_dev.tsv"),
    include_str!("../../../testdata/wish_phrases.tsv"),
];

/// How much a text on the wrong side costs, against large weights.
const COST: f64 = 1.0;
/// Passes over all texts; more change nothing that is left after rounding.
const PASSES: usize = 8;

/// A labelled text: its runs, and whether it is a wish.
pub(super) struct Example {
    runs: Vec<u32>,
    is_wish: bool,
}

fn examples(file: &str) -> impl Iterator<Item = Example> {
    file.lines().map(|line| {
        let mut parts = line.splitn(3, '\t');
        let (label, _, text) = (parts.next(), parts.next(), parts.next());
        Example { runs: runs(&said(text.expect("a text"))), is_wish: label == Some("+") }
    })
}

/// All that may be learnt from.
pub(super) fn all() -> Vec<Example> {
    OTHERS.iter().chain(&TEXTS).flat_map(|file| examples(file)).collect()
}

/// Weights in steps, a bucket each.
pub(super) fn weights(examples: &[Example]) -> Vec<i8> {
    let mut weights = vec![0.0; BUCKETS];
    let mut shares = vec![0.0; examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut chance = Chance::new(1);
    for _ in 0..PASSES {
        shuffle(&mut order, &mut chance);
        for index in &order {
            visit(&examples[*index], &mut shares[*index], &mut weights);
        }
    }
    weights.iter().map(|weight| in_steps(*weight)).collect()
}

/// Gives an example the share in the weights that is best as the others' stand.
fn visit(example: &Example, share: &mut f64, weights: &mut [f64]) {
    let count = u32::try_from(example.runs.len()).expect("a short text");
    let (sign, each) = (if example.is_wish { 1.0 } else { -1.0 }, length(count));
    let slack = 0.5 / COST;
    let sum: f64 = example.runs.iter().map(|run| weights[*run as usize]).sum();
    let gradient = sign * each * sum - 1.0 + slack * *share;
    let better = (*share - gradient / (1.0 + slack)).max(0.0);
    let step = (better - *share) * sign * each;
    *share = better;
    if step != 0.0 {
        example.runs.iter().for_each(|run| weights[*run as usize] += step);
    }
}

fn in_steps(weight: f64) -> i8 {
    let steps = (weight * STEPS).round();
    (-127..=127).find(|step| f64::from(*step) >= steps).unwrap_or(i8::MAX)
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], chance: &mut Chance) {
    for last in (1..order.len()).rev() {
        order.swap(last, chance.index(last + 1));
    }
}
