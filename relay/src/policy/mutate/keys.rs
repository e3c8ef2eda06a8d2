//! Every value that a policy's text writes, changed where it stands: a number one more and one less,
//! a switch thrown, a word another one, an entry of a list left out. What the format learns is
//! changed here without a line of code; a change that the file then refuses is none.

use toml::{Table, Value};

use super::Mutant;
use crate::policy::model::Policy;

/// What no example can see: what says who answers for a rule and why it is there, the names rules are
/// called by, what only `lint` looks at, and the version, of which there is one. With the reason.
pub(in crate::policy) const UNSEEN: [(&str, &str); 5] = [
    ("version", "any other is refused"),
    ("owner", "said by `why`, decides nothing"),
    ("note", "said by nobody, decides nothing"),
    ("name", "what a rule is called by; a reference to it is changed where it stands"),
    ("intents", "what `lint` holds rules against, decides nothing"),
];

/// What is changed rule by rule in `mutate`, `signs` and `desk`, and more finely; and the examples.
const APART: [&str; 16] = [
    "example",
    "when",
    "messages",
    "dispositions",
    "skills",
    "tags",
    "required",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "holidays",
    "dates",
];

/// Words that some key or other takes; the file refuses those that its key does not.
const WORDS: [&str; 22] = [
    "zqxwvk",
    "https://zqxwvk.example",
    "Pacific/Kiritimati",
    "on_request",
    "on_accept",
    "back_to_bot",
    "keep_waiting",
    "same_agent",
    "anyone",
    "ask",
    "show",
    "take_message",
    "turn_away",
    "pull",
    "longest_idle",
    "least_busy",
    "round_robin",
    "low",
    "normal",
    "high",
    "urgent",
    "last",
];

/// A way down into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Down {
    Key(String),
    Nth(usize),
}

/// Every change of a written value.
pub(super) fn mutants(policy: &Policy) -> Vec<Mutant> {
    let mut file = policy.text().parse::<Table>().unwrap_or_default();
    file.remove("example");
    let mut places = Vec::new();
    for (key, value) in &file {
        leaves(&mut vec![Down::Key(key.clone())], value, &mut places);
    }
    let names = names(&file);
    let all = places.iter().flat_map(|(place, value)| {
        let all = others(place, value, &names).into_iter();
        all.filter_map(|others| others.into_iter().find_map(|other| mutant(&file, place, other)))
    });
    all.collect()
}

/// What rules are called, for keys that name one.
fn names(file: &Table) -> Vec<String> {
    let lists = file.values().filter_map(Value::as_array).flatten();
    let names = lists.filter_map(|one| one.get("name")?.as_str());
    names.map(ToOwned::to_owned).collect()
}

fn is_left_alone(place: &[Down]) -> bool {
    let Some(Down::Key(key)) = place.last() else { return false };
    let unseen = UNSEEN.iter().any(|(unseen, _)| unseen == key);
    // A matter of risk is known by intents, and they decide.
    let decides = key == "intents" && place.len() > 1;
    APART.contains(&key.as_str()) || (unseen && !decides)
}

/// Every value that is changed, with its place.
fn leaves(place: &mut Vec<Down>, value: &Value, found: &mut Vec<(Vec<Down>, Value)>) {
    if is_left_alone(place) {
        return;
    }
    let below: Vec<(Down, &Value)> = match value {
        // What is always open is so in every zone.
        Value::Table(table) if table.contains_key("always") => Vec::new(),
        Value::Table(table) => table.iter().map(|(k, v)| (Down::Key(k.clone()), v)).collect(),
        Value::Array(list) if list.iter().any(Value::is_table) => {
            list.iter().enumerate().map(|(index, v)| (Down::Nth(index), v)).collect()
        }
        Value::Float(_) | Value::Datetime(_) => Vec::new(),
        _ => return found.push((place.clone(), value.clone())),
    };
    for (down, value) in below {
        place.push(down);
        leaves(place, value, found);
        place.pop();
    }
}

/// The changes of a value, each as what may stand in its place, of which the first counts that the
/// file takes; `None` leaves the key out.
fn others(place: &[Down], value: &Value, names: &[String]) -> Vec<Vec<Option<Value>>> {
    match value {
        Value::Integer(n) => {
            [n.saturating_add(1), n.saturating_sub(1)].map(|n| vec![Some(Value::from(n))]).into()
        }
        Value::Boolean(on) => vec![vec![Some(Value::from(!on))]],
        Value::String(word) => {
            let words = WORDS.into_iter().chain(names.iter().map(String::as_str));
            let others = words.filter(|other| other != word);
            vec![others.map(|other| Some(Value::from(other))).collect()]
        }
        Value::Array(list) => {
            let without = |index: usize| {
                let mut list = list.clone();
                list.remove(index);
                vec![Some(Value::from(list))]
            };
            let whole = place.last() == Some(&Down::Key("transfer_to".to_owned()));
            (0..list.len()).map(without).chain(whole.then(|| vec![None])).collect()
        }
        Value::Table(_) | Value::Float(_) | Value::Datetime(_) => Vec::new(),
    }
}

/// The policy with another value at a place, if the file takes it.
fn mutant(file: &Table, place: &[Down], other: Option<Value>) -> Option<Mutant> {
    let (rule, key) = told(file, place);
    let change = match &other {
        Some(other) => format!("{key} becomes {other}"),
        None => format!("without {key}"),
    };
    let mut file = Value::from(file.clone());
    let (last, way) = place.split_last()?;
    let holder = way.iter().try_fold(&mut file, |value, down| match down {
        Down::Key(key) => value.get_mut(key),
        Down::Nth(index) => value.get_mut(*index),
    })?;
    match (last, other) {
        (Down::Key(key), Some(other)) => *holder.get_mut(key)? = other,
        (Down::Key(key), None) => drop(holder.as_table_mut()?.remove(key)),
        (Down::Nth(_), _) => return None,
    }
    let policy = Policy::parse(&toml::to_string(&file).ok()?).ok()?;
    Some(Mutant { rule, change, policy })
}

/// A place in words: the rule, and the key within it.
fn told(file: &Table, place: &[Down]) -> (String, String) {
    let word = |down: &Down| match down {
        Down::Key(key) => key.clone(),
        Down::Nth(index) => (index + 1).to_string(),
    };
    let (rule, rest) = match place {
        [Down::Key(kind), Down::Nth(index), rest @ ..] => {
            let one = file.get(kind).and_then(|list| list.get(*index));
            let name = one.and_then(|one| one.get("name")).and_then(Value::as_str);
            let name = name.map_or_else(|| (index + 1).to_string(), ToOwned::to_owned);
            (format!("{kind} {name}"), rest)
        }
        [Down::Key(_)] => ("settings".to_owned(), place),
        [Down::Key(section), rest @ ..] => (section.clone(), rest),
        _ => (String::new(), place),
    };
    (rule, rest.iter().map(word).collect::<Vec<_>>().join("."))
}
