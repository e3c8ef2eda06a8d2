//! What a path is for: in which pool its connection belongs, and whose signature it needs.

use crate::http::serve::pools::Class;

/// The pool of a path. A socket has shown nothing before its token did.
#[must_use]
pub fn class_of(path: &str) -> Class {
    match path {
        "/v1/agent" | "/chat/socket" => Class::Unproven,
        "/chat" | "/widget.js" => Class::Visitors,
        path if path.starts_with("/chat/") => Class::Visitors,
        _ => Class::Hooks,
    }
}

/// Who signs what comes to a path: `channels/hook`, `bots/helper`.
pub(super) fn signer(path: &str) -> Option<String> {
    if let Some(name) = path.strip_prefix("/channels/") {
        return (!name.contains('/')).then(|| format!("channels/{name}"));
    }
    let name = path.strip_prefix("/v1/bots/")?.strip_suffix("/replies")?;
    Some(format!("bots/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_has_its_pool() {
        for (path, class) in [
            ("/v1/agent", Class::Unproven),
            ("/chat/socket", Class::Unproven),
            ("/chat", Class::Visitors),
            ("/chat/files/f-1", Class::Visitors),
            ("/widget.js", Class::Visitors),
            ("/channels/hook", Class::Hooks),
            ("/v1/bots/helper/replies", Class::Hooks),
            ("/metrics", Class::Hooks),
            ("/chatter", Class::Hooks),
        ] {
            assert_eq!(class_of(path), class, "{path}");
        }
    }

    #[test]
    fn a_signed_path_names_its_signer() {
        assert_eq!(signer("/channels/hook").as_deref(), Some("channels/hook"));
        assert_eq!(signer("/v1/bots/helper/replies").as_deref(), Some("bots/helper"));
        assert_eq!(signer("/channels/a/b"), None);
        assert_eq!(signer("/chat"), None);
    }
}
