//! [`Clean`]: text that a terminal shows and never obeys.
//!
//! The only way from a foreign string to the screen, a log line or standard output. It knows what
//! characters do to terminals and nothing of layout: it neither wraps nor truncates, so it must
//! run before whatever does.
//!
//! Sequences are those of ECMA-48 (5th edition, 5.3 to 5.6 and 8.3) as xterm's `ctlseqs` reads
//! them; invisible characters are Unicode's `Default_Ignorable_Code_Point` and `Bidi_Control`.

use std::fmt;
use std::iter::Peekable;
use std::ops::Deref;
use std::str::Chars;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Most combining marks kept on one character as a reader sees it.
const MARKS_MAX: usize = 8;
/// Most joiners kept in one emoji; the longest in use, a kiss with two skin tones, has three.
const JOINS_MAX: usize = 8;
/// A tab becomes so many spaces: the column it would reach is unknown before layout.
const TAB: &str = "    ";
/// Stands for a line break in text of one line.
const BREAK_MARK: &str = " ⏎ ";

const ESC: char = '\u{1b}';
const ZWJ: char = '\u{200d}';
const EMOJI_STYLE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// Text that may reach a terminal: no control or escape sequence, nothing that reorders it,
/// nothing invisible. `\n` is the one control character that a [block](Clean::block) may hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

impl Clean {
    /// Cleans text of several lines: `\n` stays, CR and CRLF become it, a tab becomes spaces.
    #[must_use]
    pub fn block(raw: &str) -> Self {
        if raw.bytes().all(|b| b == b'\n' || matches!(b, b' '..=b'~')) {
            return Self(raw.to_owned());
        }
        Self(settle_clusters(&strip(raw)))
    }

    /// Cleans text for one line: as [`Clean::block`], but line breaks at the ends go and each
    /// run of them within shows as one mark.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        let block = Self::block(raw);
        if !block.0.contains('\n') {
            return block;
        }
        let lines: Vec<&str> = block.0.split('\n').filter(|line| !line.is_empty()).collect();
        Self(lines.join(BREAK_MARK))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<Clean> for String {
    fn from(clean: Clean) -> Self {
        clean.0
    }
}

/// Whether a character commands a terminal or cannot be seen, and so never stands in [`Clean`]
/// text: controls, bidi controls, tags, zero-width and filler characters, private use and
/// noncharacters. Joiner and emoji style count as hidden; inside an emoji they are kept.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_invisible(c) || is_unassigned_or_private(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}')
}

/// Private use, noncharacters, and the planes in which nothing visible is assigned: 4 to 13 are
/// empty, 14 holds tags and variation selectors only.
fn is_unassigned_or_private(c: char) -> bool {
    let code = u32::from(c);
    matches!(code, 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0x4_0000..) || code & 0xfffe == 0xfffe
}

/// First pass: sequences out, controls shown, everything hidden dropped except the two that an
/// emoji may need.
fn strip(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push_str(TAB),
            ESC => {
                if !skip_escape(&mut rest) {
                    out.push_str("^[");
                }
            }
            '\u{9b}' => skip_csi(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_string(&mut rest),
            '\u{8e}' | '\u{8f}' => skip_one(&mut rest),
            c if c.is_control() => show_control(c, &mut out),
            ZWJ | EMOJI_STYLE => out.push(c),
            c if is_hidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Caret form: `^G` for BEL, `^?` for DEL, and a C1 as the escape it abbreviates, `^[D` for IND.
fn show_control(c: char, out: &mut String) {
    let code = u8::try_from(u32::from(c)).unwrap_or_default();
    out.push('^');
    match code {
        0x00..=0x1f => out.push(char::from(code + 0x40)),
        0x7f => out.push('?'),
        _ => {
            out.push('[');
            out.push(char::from(code.wrapping_sub(0x40)));
        }
    }
}

/// What follows ESC. `false` if no sequence begins here: then nothing was consumed.
fn skip_escape(rest: &mut Peekable<Chars<'_>>) -> bool {
    let Some(&next) = rest.peek() else { return false };
    match next {
        '[' => {
            rest.next();
            skip_csi(rest);
        }
        ']' | 'P' | 'X' | '^' | '_' => {
            rest.next();
            skip_string(rest);
        }
        'N' | 'O' => {
            rest.next();
            skip_one(rest);
        }
        ' '..='/' => {
            while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
            rest.next_if(|c| matches!(c, '0'..='~'));
        }
        '0'..='~' => {
            rest.next();
        }
        _ => return false,
    }
    true
}

/// Parameters, intermediates and the final character, as far as they are well-formed.
fn skip_csi(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| matches!(c, '0'..='?')).is_some() {}
    while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
    rest.next_if(|c| matches!(c, '@'..='~'));
}

/// The body of OSC, DCS, SOS, PM or APC up to BEL, ST, CAN or SUB. An unterminated one ends with
/// its line, so that one stray character cannot hide the rest of a message; ESC begins a new
/// sequence, as terminals have it.
fn skip_string(rest: &mut Peekable<Chars<'_>>) {
    while let Some(&c) = rest.peek() {
        if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | ESC) {
            return;
        }
        rest.next();
        if matches!(c, '\u{7}' | '\u{9c}' | '\u{18}' | '\u{1a}') {
            return;
        }
    }
}

/// The one character that a single shift applies to.
fn skip_one(rest: &mut Peekable<Chars<'_>>) {
    rest.next_if(|c| matches!(c, ' '..='~'));
}

/// Second pass: bounds the marks on each character, keeps joiner and emoji style where an emoji
/// needs them and drops them elsewhere.
fn settle_clusters(stripped: &str) -> String {
    let mut out = String::with_capacity(stripped.len());
    for cluster in stripped.graphemes(true) {
        settle(cluster, &mut out);
    }
    out
}

fn settle(cluster: &str, out: &mut String) {
    let mut before = None;
    let (mut marks, mut joins) = (0, 0);
    let mut rest = cluster.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let keep = match c {
            ZWJ => {
                joins += 1;
                joins <= JOINS_MAX && before.is_some_and(joins_on) && after.is_some_and(is_emoji)
            }
            EMOJI_STYLE => {
                before.is_some_and(is_emoji)
                    || before.is_some_and(is_keycap_base) && after == Some(KEYCAP)
            }
            c if is_combining_mark(c) => {
                marks += 1;
                marks <= MARKS_MAX
            }
            _ => true,
        };
        if keep {
            out.push(c);
            before = Some(c);
        }
    }
}

/// Whether a joiner may follow: an emoji, alone or with its style.
fn joins_on(c: char) -> bool {
    c == EMOJI_STYLE || is_emoji(c)
}

fn is_keycap_base(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
}

/// Whether a character can be part of an emoji: the blocks that hold `Extended_Pictographic` and
/// skin tones. Wider than the property; the surplus are plain symbols, which a style does not harm.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}'
        | '\u{2460}'..='\u{24ff}'
        | '\u{25a0}'..='\u{27bf}'
        | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1f1e5}'
        | '\u{1f200}'..='\u{1faff}')
}

#[cfg(test)]
#[path = "clean_tests.rs"]
mod tests;
