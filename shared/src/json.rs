//! How deep JSON may be nested, found out before it is parsed.
//!
//! Knows bytes and brackets; no shape and no meaning.

/// Deepest nesting of arrays and objects in anything from outside.
pub const DEPTH_MAX: usize = 32;

/// The deepest level of brackets outside of strings. Reading a hostile body would otherwise
/// recurse as deep as the parser allows.
#[must_use]
pub fn nesting(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut text, mut escaped) = (0_usize, 0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if text => escaped = true,
            b'"' => text = !text,
            b'{' | b'[' if !text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_where_they_nest_and_not_where_they_are_text() {
        for (json, levels) in [
            ("1", 0),
            ("[]", 1),
            (r#"{"a":[{}]}"#, 3),
            (r#"["[[[[", "\"[["]"#, 1),
            ("[[],[],[]]", 2),
            ("]]][", 1),
        ] {
            assert_eq!(nesting(json.as_bytes()), levels, "{json}");
        }
    }
}
