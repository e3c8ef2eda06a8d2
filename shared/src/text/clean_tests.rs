//! What [`Clean`] lets through, for hand-picked cases, the hostile corpus, and any string at all.

use proptest::prelude::*;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::hostile::HOSTILE;

fn block(raw: &str) -> String {
    Clean::block(raw).into_string()
}

/// Panics where `text` holds anything that a terminal obeys or a reader cannot see.
fn assert_harmless(text: &str, raw: &str) {
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(at + 1).copied();
        let allowed = match c {
            '\n' => true,
            ZWJ => before.is_some_and(joins_on) && after.is_some_and(is_emoji),
            EMOJI_STYLE => before.is_some_and(|b| is_emoji(b) || is_keycap_base(b)),
            c => !is_hidden(c),
        };
        assert!(allowed, "U+{:04X} left in {text:?} from {raw:?}", u32::from(c));
    }
    for cluster in text.graphemes(true) {
        let marks = cluster.chars().filter(|&c| c != EMOJI_STYLE && is_combining_mark(c)).count();
        assert!(marks <= MARKS_MAX, "{marks} marks in {cluster:?} from {raw:?}");
    }
}

#[test]
fn a_whole_sequence_goes_with_its_body_and_the_text_around_it_stays() {
    for (raw, want) in [
        ("a\u{1b}[2Jb", "ab"),
        ("a\u{1b}[38;5;196;1mb\u{1b}[0m", "ab"),
        ("a\u{9b}2Jb", "ab"),
        ("a\u{1b}]52;c;QUJD\u{7}b", "ab"),
        ("a\u{1b}]52;c;QUJD\u{1b}\\b", "ab"),
        ("a\u{9d}52;c;QUJD\u{9c}b", "ab"),
        ("a\u{1b}]8;;https://x.example\u{1b}\\link\u{1b}]8;;\u{1b}\\b", "alinkb"),
        ("a\u{1b}P$q\"p\u{1b}\\b", "ab"),
        ("a\u{1b}_Gf=100;AAAA\u{1b}\\b", "ab"),
        ("a\u{1b}(0b", "ab"),
        ("a\u{1b}#8b", "ab"),
        ("a\u{1b}cb", "ab"),
        ("a\u{1b}OPb", "ab"),
        ("a\u{8f}Pb", "ab"),
    ] {
        assert_eq!(block(raw), want, "{raw:?}");
    }
}

#[test]
fn an_unterminated_string_ends_with_its_line_and_hides_nothing_below() {
    assert_eq!(block("a\u{1b}]0;owned\nsecond"), "a\nsecond");
    assert_eq!(block("a\u{1b}Pabc\u{1b}[31mred"), "ared");
    assert_eq!(block("a\u{1b}["), "a");
    assert_eq!(block("a\u{1b}"), "a^[");
    assert_eq!(block("a\u{1b}\u{1b}[2Jb"), "a^[b");
}

#[test]
fn other_controls_are_shown_so_that_a_reader_sees_something_was_there() {
    assert_eq!(block("\u{0}\u{7}\u{8}\u{7f}"), "^@^G^H^?");
    assert_eq!(block("\u{84}"), "^[D");
}

#[test]
fn line_ends_become_one_kind_and_tabs_become_spaces() {
    assert_eq!(block("a\r\nb\rc\td\u{2028}e\u{85}f"), "a\nb\nc    d\ne\nf");
    assert_eq!(&*Clean::line("\na\r\n\r\nb\n"), "a ⏎ b");
    assert_eq!(&*Clean::line("\u{1b}[31m\n"), "");
}

#[test]
fn nothing_reorders_or_hides_a_word() {
    assert_eq!(block("moc.knab\u{202e}"), "moc.knab");
    assert_eq!(block("pay\u{200b}pal"), "paypal");
    assert_eq!(block("x\u{e0041}\u{e0042}y"), "xy");
    assert_eq!(block("\u{feff}hi\u{ad}\u{e000}\u{fffe}\u{3164}"), "hi");
}

#[test]
fn emoji_keep_what_holds_them_together_and_words_do_not_get_it() {
    for kept in
        ["👩\u{200d}💻", "❤\u{fe0f}", "👩\u{200d}❤\u{fe0f}\u{200d}👨", "1\u{fe0f}\u{20e3}", "👋🏽"]
    {
        assert_eq!(block(kept), kept);
    }
    assert_eq!(block("pay\u{200d}pal"), "paypal");
    assert_eq!(block("e\u{fe0f}x"), "ex");
    assert_eq!(block("👩\u{200d}x"), "👩x");
}

#[test]
fn marks_piled_on_one_letter_are_capped_and_ordinary_ones_stay() {
    let piled = format!("Z{}", "\u{301}".repeat(500));
    assert_eq!(block(&piled), format!("Z{}", "\u{301}".repeat(8)));
    for word in ["Ünïcödé", "हिन्दी", "ภาษาไทย", "עִבְרִית", "العربية", "中文", "日本語", "한국어"]
    {
        assert_eq!(block(word), word);
    }
}

#[test]
fn every_hostile_payload_comes_out_harmless() {
    assert!(HOSTILE.len() >= 60, "{}", HOSTILE.len());
    for raw in HOSTILE {
        let clean = Clean::block(raw);
        assert_ne!(&*clean, *raw, "a payload that passes unchanged proves nothing");
        assert_harmless(&clean, raw);
        assert_eq!(Clean::block(&clean), clean, "{raw:?}");
        assert!(!Clean::line(raw).contains('\n'), "{raw:?}");
        let within = format!("Ann {raw} Lee");
        assert_harmless(&Clean::line(&within), &within);
    }
}

/// Strings made mostly of what matters here, so that short ones already meet in bad ways.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\u{1b}",
        "[",
        "]",
        "P",
        "\\",
        "\u{7}",
        "\u{9b}",
        "\u{9c}",
        "\u{9d}",
        "8;;",
        "2J",
        "\r",
        "\n",
        "\t",
        "a",
        "é",
        "\u{301}",
        "\u{200d}",
        "\u{fe0f}",
        "\u{20e3}",
        "1",
        "👩",
        "💻",
        "❤",
        "\u{1f1e9}",
        "\u{1f1ea}",
        "\u{202e}",
        "\u{200b}",
        "\u{e0041}",
        "\u{e000}",
        "\u{915}",
        "\u{94d}",
        "\u{600}",
        "\u{1100}",
        "\u{1161}",
        "\u{0}",
        "\u{85}",
        "\u{1f3fd}",
        " ",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_comes_out_harmless_and_a_second_pass_changes_nothing(
        raw in prop_oneof![nasty(), any::<String>(), "\\PC*"]
    ) {
        let clean = Clean::block(&raw);
        assert_harmless(&clean, &raw);
        prop_assert_eq!(Clean::block(&clean), clean.clone());
        let line = Clean::line(&raw);
        assert_harmless(&line, &raw);
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(Clean::line(&line), line.clone());
    }

    #[test]
    fn plain_text_comes_out_unchanged(text in "[a-zA-ZäöüßéñçÀ-ÖØ-öα-ωа-яא-ת一-龥0-9 .,!?@:/\n-]*") {
        prop_assert_eq!(block(&text), text);
    }
}
