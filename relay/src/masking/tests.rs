//! What is hidden and what stays, on known numbers and on random text.

use proptest::prelude::*;

use super::*;

fn shown(text: &str) -> String {
    Masking::default().text(text).into_owned()
}

fn everything() -> Masking {
    Masking { cards: true, ibans: true, emails: true, phones: true }
}

/// Test numbers that the card networks publish.
const CARDS: [&str; 14] = [
    "4111111111111111",
    "4012888888881881",
    "4222222222222",
    "5555555555554444",
    "5105105105105100",
    "2223003122003222",
    "378282246310005",
    "371449635398431",
    "30569309025904",
    "38520000023237",
    "6011111111111117",
    "3530111333300000",
    "6200000000000005",
    "2200000000000004",
];

#[test]
fn every_published_test_card_is_hidden_up_to_its_last_four() {
    for card in CARDS {
        let text = shown(&format!("my card is {card}, thanks"));
        let last = &card[card.len() - 4..];
        assert_eq!(text, format!("my card is •••• •••• •••• {last}, thanks"));
    }
}

#[test]
fn however_it_is_spaced_and_in_whichever_script() {
    for card in [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111 - 1111 - 1111 - 1111",
        "4111\n1111\r\n1111\n1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "4111\u{a0}1111\u{2009}1111\u{3000}1111",
        "4111\u{2013}1111\u{2011}1111\u{2212}1111",
        "41\u{200b}11\u{200b}1111\u{feff}1111\u{2060}11\u{200d}11",
        "4111/1111/1111/1111",
        "4111_1111_1111_1111",
        "٤١١١ ١١١١ ١١١١ ١١١١",
        "۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱",
        "४१११११११११११११११",
        "４１１１ １１１１ １１１１ １１１１",
        "𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏",
    ] {
        assert_eq!(shown(card), "•••• •••• •••• 1111", "{card:?}");
    }
}

#[test]
fn a_card_among_other_digits_is_found() {
    let text = "card:4111111111111111 exp 12/27 cvv 123";
    assert!(!shown(text).contains("4111111111111111"), "{}", shown(text));
    let two = shown("4111111111111111 5555555555554444");
    assert!(!two.contains("411111") && !two.contains("555555"), "{two}");
    let behind = shown("ref 12 4111111111111111");
    assert!(!behind.contains("411111111111"), "{behind}");
}

#[test]
fn an_account_number_is_hidden_in_every_usual_form() {
    for (iban, as_shown) in [
        ("DE89370400440532013000", "DE•• •••• •••• 3000"),
        ("DE89 3704 0044 0532 0130 00", "DE•• •••• •••• 3000"),
        ("gb29 nwbk 6016 1331 9268 19", "GB•• •••• •••• 6819"),
        ("FR14-2004-1010-0505-0001-3M02-606", "FR•• •••• •••• 2606"),
        ("NO9386011117947", "NO•• •••• •••• 7947"),
        ("MT84MALT011000012345MTLCAST001S", "MT•• •••• •••• 001S"),
    ] {
        assert_eq!(shown(&format!("IBAN: {iban}.")), format!("IBAN: {as_shown}."), "{iban}");
        assert_eq!(shown(&format!("{iban} please")), format!("{as_shown} please"), "{iban}");
    }
    let wrong = "DE88 3704 0044 0532 0130 00";
    assert!(shown(wrong).starts_with("DE88"), "its check digits are wrong");
}

#[test]
fn what_is_no_card_stays_readable() {
    for text in [
        "order 8123",
        "order 100045678912",
        "call me at +49 151 12345678",
        "parcel 00340434161094000000",
        "2026-11-21T14:05:00Z",
        "1234567890123456",
        "4111111111111112",
        "0000000000000000",
        "invoice 20261121-000017",
        "my number is 030 1234567, ext. 12",
        "version 1.2.3.4",
        "a\u{2022}b",
        "",
    ] {
        assert_eq!(shown(text), text);
    }
}

#[test]
fn addresses_and_telephones_are_hidden_only_where_that_is_wanted() {
    let text =
        "write to ann.o'neil+x@mail.example.org. or call +49 (151) 1234-5678 or 0049 151 12345678";
    assert_eq!(shown(text), text);
    assert_eq!(
        everything().text(text),
        "write to a•••@•••. or call +•••• •••• 78 or +•••• •••• 78"
    );
    for text in ["@ann", "ann@", "a@b", "1 + 1 = 2", "+1", "007", "me @ home"] {
        assert_eq!(everything().text(text), text);
    }
}

#[test]
fn with_everything_off_nothing_changes() {
    let text = "4111111111111111 DE89370400440532013000 a@b.org +4915112345678";
    assert_eq!(Masking::NOTHING.text(text), text);
}

#[test]
fn values_and_keys_of_a_map_are_masked() {
    let mut map: BTreeMap<String, String> =
        [("4111111111111111".to_owned(), "pay 5555555555554444".to_owned())].into();
    Masking::default().apply_values(&mut map);
    assert_eq!(
        map.into_iter().collect::<Vec<_>>(),
        [("•••• •••• •••• 1111".to_owned(), "pay •••• •••• •••• 4444".to_owned())]
    );
}

/// Adds the digit that makes the check right.
fn with_check(mut digits: Vec<u8>) -> Vec<u8> {
    digits.push(0);
    for check in 0..10 {
        let last = digits.len() - 1;
        digits[last] = check;
        let sum: u32 = digits.iter().rev().enumerate().map(|(at, d)| luhn(at, *d)).sum();
        if sum.is_multiple_of(10) {
            return digits;
        }
    }
    unreachable!("one of ten digits is right")
}

fn luhn(at: usize, digit: u8) -> u32 {
    let digit = u32::from(digit) * if at % 2 == 1 { 2 } else { 1 };
    digit / 10 + digit % 10
}

fn issued() -> impl Strategy<Value = Vec<u8>> {
    let begins = prop_oneof![
        Just((vec![4], 16)),
        Just((vec![4], 19)),
        Just((vec![4], 13)),
        Just((vec![5, 1], 16)),
        Just((vec![5, 5], 16)),
        Just((vec![2, 2, 2, 1], 16)),
        Just((vec![2, 7, 2, 0], 16)),
        Just((vec![3, 4], 15)),
        Just((vec![3, 7], 15)),
        Just((vec![3, 6], 14)),
        Just((vec![6, 0, 1, 1], 16)),
        Just((vec![6, 2], 19)),
        Just((vec![3, 5, 3, 0], 16)),
    ];
    begins.prop_flat_map(|(begin, length)| {
        let rest = length - begin.len() - 1;
        prop::collection::vec(0..10_u8, rest).prop_map(move |more| {
            let mut digits = begin.clone();
            digits.extend(more);
            with_check(digits)
        })
    })
}

/// Some way of writing digits down.
fn written(digits: Vec<u8>) -> impl Strategy<Value = String> {
    let gaps = prop::sample::select(vec!["", "", "", " ", "-", "\n", " - ", "\u{a0}", "\u{200b}"]);
    let zero = prop::sample::select(vec!['0', '0', '0', '٠', '０', '०']);
    (prop::collection::vec(gaps, digits.len()), zero).prop_map(move |(gaps, zero)| {
        let digit = |value: u8| {
            char::from_u32(u32::from(zero) + u32::from(value)).expect("a digit of the script")
        };
        let mut text = String::new();
        for (at, (value, gap)) in digits.iter().zip(gaps).enumerate() {
            if at > 0 {
                text.push_str(gap);
            }
            text.push(digit(*value));
        }
        text
    })
}

/// The values of all digits of a text, in order.
fn values(text: &str) -> Vec<u8> {
    text.chars().filter_map(digits::value).collect()
}

fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_card_in_any_text_is_hidden(
        (card, as_written) in issued().prop_flat_map(|card| (Just(card.clone()), written(card))),
        before in "[^0-9]{0,20}[a-z:,] ?",
        after in " ?[a-z,;!][^0-9]{0,20}",
    ) {
        let text = format!("{before}{as_written}{after}");
        let masked = shown(&text);
        prop_assert!(!contains(&values(&masked), &card), "{text:?} is shown as {masked:?}");
        let last: String = card[card.len() - 4..].iter().map(|d| char::from(b'0' + d)).collect();
        prop_assert!(masked.contains(&last), "{masked:?}");
    }

    #[test]
    fn any_text_is_masked_without_a_panic_and_the_same_again(text in ".{0,200}") {
        let once = everything().text(&text).into_owned();
        prop_assert_eq!(everything().text(&once).into_owned(), once);
    }

    #[test]
    fn digits_and_signs_in_any_mixture_are_masked_the_same_again(
        text in "[0-9 +@.\\-•A-Z\u{200b}٤４]{0,120}",
    ) {
        let once = everything().text(&text).into_owned();
        prop_assert_eq!(everything().text(&once).into_owned(), once);
    }

    #[test]
    fn short_numbers_are_never_touched(number in "[0-9]{1,12}") {
        let text = format!("order {number} please");
        prop_assert_eq!(shown(&text), text);
    }
}

/// Order, invoice and parcel numbers as shops make them up: none is a card, few may look like one.
#[test]
fn few_numbers_that_are_no_cards_are_hidden() {
    let mut hidden = 0;
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..10_000 {
        // Xorshift: the set is the same in every run.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let number = 1_000_000_000_000_000 + seed % 9_000_000_000_000_000;
        hidden += usize::from(Masking::default().hides(&format!("order {number}")));
    }
    // One in ten passes the check; the issuers' ranges take about a third of those.
    assert!((100..500).contains(&hidden), "{hidden} of 10,000");
    let telephones = (0..1_000)
        .filter(|n| Masking::default().hides(&format!("call 0151 2{n:07} or +49 151 {n:08}")));
    assert_eq!(telephones.count(), 0);
}
