//! Reads `[fields.order]`: how the relay names a required field when it asks for it.

use std::collections::BTreeMap;

use super::is_language;
use crate::policy::faults::Faults;
use crate::policy::model::FieldTitles;
use crate::policy::read::Table;

/// Longest title, in characters.
const TITLE_CHARS: usize = 100;

pub(super) fn fields(top: &mut Table<'_>, faults: &mut Faults) -> FieldTitles {
    let Some(table) = top.table(faults, "fields") else { return FieldTitles::new() };
    let mut fields = FieldTitles::new();
    for (field, section) in table.sections(faults) {
        let mut titles = BTreeMap::new();
        for (language, title) in section.entries(faults) {
            if !is_language(&language.value) {
                let message = format!("\"{}\" is not a language such as en or de", language.value);
                faults.add(&language.at, "bad_language", message);
            }
            if title.value.chars().count() > TITLE_CHARS {
                let message = format!("a field's title has at most {TITLE_CHARS} characters");
                faults.add(&title.at, "too_long", message);
            }
            titles.insert(language.value, title.value);
        }
        fields.insert(field.value, titles);
    }
    fields
}
