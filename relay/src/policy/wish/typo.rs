//! Which words are likely typing mistakes of which. Owns how many mistakes a word bears and the
//! words that only look like one.

/// Words that look like a mistyped lexicon word and are not.
const REAL_WORDS: [&str; 16] = [
    "agenda",
    "agency",
    "humane",
    "humana",
    "manage",
    "managed",
    "mitarbeit",
    "operation",
    "operate",
    "personal",
    "representation",
    "stuff",
    "support",
    "supports",
    "persons",
    "speaker",
];

/// The same word, or a likely typing mistake of it: one edit in a word of six letters or more,
/// two in one of eleven or more, the first letter right.
pub(super) fn alike(said: &str, word: &str) -> bool {
    if said == word {
        return true;
    }
    let edits = edits_allowed(word);
    edits > 0
        && said.as_bytes().first() == word.as_bytes().first()
        && !REAL_WORDS.contains(&said)
        && within_edits(said, word, edits)
}

/// Short words that people mistype and mean nevertheless; any other short word is too close to
/// too many real ones ("llamo" is no "llame").
const SHORT: [&str; 4] = ["agent", "human", "speak", "umano"];

/// How many typing mistakes a word bears; by its length in bytes.
pub(super) fn edits_allowed(word: &str) -> usize {
    match word.len() {
        0..=5 => usize::from(word.len() > 4 && SHORT.contains(&word)),
        6..=10 => 1,
        _ => 2,
    }
}

/// Whether two words differ by at most `most` insertions, deletions, replacements or swaps of
/// neighbours (optimal string alignment).
pub(in crate::policy) fn within_edits(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let (mut before, mut last) = (Vec::new(), (0..=b.len()).collect::<Vec<usize>>());
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                let swapped: &Vec<usize> = &before;
                row[j] = row[j].min(swapped[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()] <= most
}
