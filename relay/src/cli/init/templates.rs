//! The texts that `init` writes.

use std::fmt::Write as _;
use std::net::SocketAddr;

use reqwest::Url;

/// The first policy.
pub(super) fn policy() -> String {
    crate::policy::Policy::default_text().to_owned()
}

/// The small bot's questions.
pub(super) fn faq() -> String {
    crate::bots::faq::DEFAULT.to_owned()
}

/// The unit of the service.
pub(super) const SERVICE: &str = include_str!("../../../systemd/baton-relay.service");
/// The unit of its listener.
pub(super) const SOCKET: &str = include_str!("../../../systemd/baton-relay.socket");
/// Its user.
pub(super) const SYSUSERS: &str = include_str!("../../../systemd/sysusers.d/baton.conf");

/// What makes the socket listen elsewhere than [`SOCKET`] says; nothing where it need not.
pub(super) fn socket_elsewhere(listen: SocketAddr) -> Option<String> {
    let line = format!("ListenStream={listen}");
    let same = SOCKET.lines().any(|known| known == line);
    (!same).then(|| format!("# As `listen` in the config.\n[Socket]\nListenStream=\n{line}\n"))
}

/// What differs between two configs.
#[derive(Debug)]
pub(super) struct Choices<'a> {
    pub(super) listen: SocketAddr,
    pub(super) data: &'a str,
    pub(super) public_url: Option<&'a Url>,
    /// `whsec_…` or `file:…`.
    pub(super) hook_secret: &'a str,
    pub(super) callback_url: Option<&'a Url>,
}

/// A config as short as it can be.
pub(super) fn config(choices: &Choices<'_>) -> String {
    let mut text = String::from(
        "# The relay's config. Every key, its default and its reason: config.example.toml.\n\
         # `baton-relay check` names every fault with its line.\n\n[relay]\n",
    );
    let key = |text: &mut String, key: &str, value: &str| {
        let _ = writeln!(text, "{key} = {}", quoted(value));
    };
    key(&mut text, "listen", &choices.listen.to_string());
    key(&mut text, "data", choices.data);
    key(&mut text, "policy", "policy.toml");
    if let Some(url) = choices.public_url {
        key(&mut text, "public_url", url.as_str().trim_end_matches('/'));
    }
    text.push_str(
        "\n# The web chat at /chat.\n[[channel]]\nname = \"web\"\nkind = \"web\"\nbot = \"faq\"\n",
    );
    text.push_str("\n# Signed webhooks both ways, at /channels/hook.\n[[channel]]\nname = \"hook\"\nkind = \"generic\"\nbot = \"faq\"\n");
    key(&mut text, "secret", choices.hook_secret);
    match choices.callback_url {
        Some(url) => key(&mut text, "callback_url", url.as_str()),
        None => text.push_str("# callback_url = \"https://…\"   where answers are posted\n"),
    }
    text.push_str("\n[[bot]]\nname = \"faq\"\nkind = \"faq\"\nfile = \"faq.toml\"\n");
    text
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
