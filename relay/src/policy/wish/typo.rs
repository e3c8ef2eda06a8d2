//! Which words are likely typing mistakes of which. Owns how many mistakes a word bears and the
//! words that only look like one.

/// Words that look like a mistyped lexicon word and are not.
const REAL_WORDS: [&str; 79] = [
    "advice",
    "advise",
    "agency",
    "agenda",
    "angeben",
    "arent",
    "avait",
    "broken",
    "change",
    "changes",
    "charte",
    "chiamano",
    "chiamava",
    "compta",
    "consultoria",
    "contar",
    "contract",
    "contracts",
    "contrast",
    "contrat",
    "contratar",
    "contrato",
    "contratos",
    "contrats",
    "contratti",
    "contratto",
    "conversao",
    "cuenta",
    "cuentas",
    "diritti",
    "diritto",
    "escada",
    "export",
    "exports",
    "falam",
    "falas",
    "falha",
    "falhar",
    "geweest",
    "humana",
    "humane",
    "lavoro",
    "llamado",
    "manage",
    "managed",
    "mandata",
    "mandato",
    "marca",
    "mitarbeit",
    "operate",
    "operating",
    "operation",
    "padrao",
    "pagare",
    "passano",
    "passare",
    "personal",
    "persons",
    "preference",
    "quien",
    "quienes",
    "reference",
    "representation",
    "rimborso",
    "speaker",
    "sprachen",
    "stuff",
    "support",
    "supports",
    "telefonate",
    "telefone",
    "trabalhar",
    "trabalho",
    "trasferisco",
    "tratado",
    "tratou",
    "valar",
    "vendita",
    "vendite",
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
        && within_edits(said, word, edits)
        && !is_inflected(said, word)
        && !REAL_WORDS.contains(&said)
}

/// Whether two words differ in nothing but a vowel at the end: another form of the word, not a
/// mistake ("chiama" states what "chiami" asks for).
fn is_inflected(said: &str, word: &str) -> bool {
    let stem = |word: &str| word.strip_suffix(['a', 'e', 'i', 'o']).map(str::len);
    said.len() == word.len()
        && stem(said).is_some_and(|end| stem(word).is_some() && said[..end] == word[..end])
}

/// Short words that people mistype and mean nevertheless; any other short word is too close to
/// too many real ones ("llamo" is no "llame").
const SHORT: [&str; 5] = ["agent", "human", "speak", "umano", "falar"];

/// Most typing mistakes that any word bears.
pub(super) const EDITS_MAX: usize = 2;

/// How many typing mistakes a word bears; by its length in bytes.
pub(super) fn edits_allowed(word: &str) -> usize {
    match word.len() {
        0..=5 => usize::from(word.len() > 4 && SHORT.contains(&word)),
        6..=10 => 1,
        _ => EDITS_MAX,
    }
}

/// Whether two words differ by at most `most` insertions, deletions, replacements or swaps of
/// neighbours (optimal string alignment).
pub(in crate::policy) fn within_edits(a: &str, b: &str, most: usize) -> bool {
    // What both begin and end with costs nothing and mostly is nearly all of them.
    let begin = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let begin = (0..=begin).rev().find(|i| a.is_char_boundary(*i) && b.is_char_boundary(*i));
    let begin = begin.unwrap_or(0);
    let (a, b) = (&a[begin..], &b[begin..]);
    let end = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y);
    let end: usize = end.map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    let (left, right) = (a.chars().count(), b.chars().count());
    if left.min(right) == 0 {
        return left.max(right) <= most;
    }
    // One edit leaves one letter of each, or a swap of two.
    let is_near = most > 1 || left.max(right) == 1 || (left, right) == (2, 2);
    is_near && left.abs_diff(right) <= most && edits(a, b) <= most
}

/// The distance itself.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
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
    last[b.len()]
}
