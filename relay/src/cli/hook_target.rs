//! What `hook send` and `hook listen` need from the config: a generic channel's address and secret.

use reqwest::Url;

use super::failure::Failure;
use crate::config::{ChannelKind, Config};
use crate::secret::Secret;

/// A generic channel as its sender sees it.
#[derive(Debug, Clone)]
pub struct HookTarget {
    /// Where a sender posts: this machine's relay, whatever its public address.
    pub url: Url,
    /// Signs and verifies both directions, `whsec_…`.
    pub secret: Secret,
    /// Where the relay posts its answers.
    pub callback_url: Option<Url>,
}

/// The generic channel called `name`.
pub(super) fn target(config: &Config, name: &str) -> Result<HookTarget, Failure> {
    let generic = config.channels.iter().filter_map(|channel| match &channel.kind {
        ChannelKind::Generic { secret, callback_url, .. } => Some((channel, secret, callback_url)),
        ChannelKind::Web => None,
    });
    let names: Vec<&str> = generic.clone().map(|(channel, ..)| channel.name.as_str()).collect();
    let Some((channel, secret, callback_url)) =
        generic.clone().find(|(channel, ..)| channel.name.as_str() == name)
    else {
        let known = if names.is_empty() { "there is none".into() } else { names.join(", ") };
        return Err(Failure::failed(format!(
            "no generic channel is called `{name}`: {known}; name one with --channel"
        )));
    };
    let base = crate::config::local_url(config.relay.listen);
    let url = Url::parse(&format!("{base}/channels/{}", channel.name))
        .map_err(|error| Failure::failed(format!("the channel has no address: {error}")))?;
    Ok(HookTarget { url, secret: secret.clone(), callback_url: callback_url.clone() })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_channel_is_found_by_name_and_an_absent_one_names_the_others() {
        let text = "[[channel]]\nname = \"shop\"\nkind = \"generic\"\n\
                    secret = \"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\"\n\
                    [[channel]]\nname = \"web\"\nkind = \"web\"\n";
        let config = Config::parse(Path::new("/nowhere/baton.toml"), text).expect("faultless");
        let found = target(&config, "shop").expect("found");
        assert_eq!(found.url.as_str(), "http://127.0.0.1:8080/channels/shop");
        let absent = target(&config, "web").expect_err("not generic");
        assert!(absent.message.contains("called `web`: shop;"), "{}", absent.message);
    }
}
