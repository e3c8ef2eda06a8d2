//! The door to the demo: what the user's environment tells it, and how it ended.

use std::io::{self, Write};

use super::args::Demo;
use super::console;
use super::failure::{Exit, Failure};
use crate::demo::{self, DemoError, Surroundings};

impl From<DemoError> for Failure {
    fn from(error: DemoError) -> Self {
        Self::new(Exit::Failed, error.code, error.message)
    }
}

pub(super) async fn demo(wish: Demo) -> Result<(), Failure> {
    if let (Some(dir), Some(program)) = (&wish.keep, &wish.with) {
        return Ok(demo::keep(dir, program).await?);
    }
    let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    // Not locked: the console writes there too.
    let mut out = io::stdout();
    if wish.customer {
        let language = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(var);
        return Ok(demo::talk(language.as_deref().and_then(tag), &mut out).await?);
    }
    let seed = match wish.seed {
        Some(seed) => seed,
        None => getrandom::u64().unwrap_or_default(),
    };
    let around =
        Surroundings { user: var("USER").or_else(|| var("LOGNAME")), ssh: var("SSH_CONNECTION") };
    let reason = Box::pin(demo::run(seed, &around, &mut out as &mut dyn Write)).await?;
    console::ended(reason)
}

/// The language of a locale such as `de_AT.UTF-8`; none of `C` and the like.
fn tag(locale: &str) -> Option<&str> {
    let language = locale.split(['_', '.', '@', '-']).next()?;
    (language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase())).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_or_none() {
        for (locale, language) in
            [("de_AT.UTF-8", Some("de")), ("es", Some("es")), ("C.UTF-8", None), ("POSIX", None)]
        {
            assert_eq!(tag(locale), language, "{locale}");
        }
    }
}
