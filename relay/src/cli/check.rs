//! `check`: every fault of config and policy, with file and line.

use std::path::Path;

use baton_shared::id::EndpointName;
use serde_json::json;

use super::args::ReportArgs;
use super::failure::Failure;
use super::out;
use crate::bots::Faq;
use crate::config::{BotKind, Config, Fault, Tls};
use crate::http::serve::tls::{self, Files, TlsError};
use crate::policy::{self, Policy};

/// Prints each fault on a line; fails where there is one.
pub(super) fn run(args: &ReportArgs) -> Result<(), Failure> {
    let path = args.at.find()?;
    let (faults, warnings) = match Config::read(&path) {
        Ok(mut config) => {
            let unknown = unknown_channels(&config);
            config.warnings.extend(unknown);
            (named_faults(&config), config.warnings)
        }
        Err(faults) => (faults.list().to_vec(), Vec::new()),
    };
    if args.json {
        out::json(&json!({"ok": faults.is_empty(), "faults": faults, "warnings": warnings}))?;
    } else {
        out::text(&report_text(&path, &faults, &warnings))?;
    }
    match faults.len() {
        0 => Ok(()),
        1 => Err(Failure::failed("one fault: mend it and check again")),
        many => Err(Failure::failed(format!("{many} faults: mend them and check again"))),
    }
}

fn report_text(path: &Path, faults: &[Fault], warnings: &[Fault]) -> String {
    let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    lines.extend(warnings.iter().map(|warning| format!("{warning} (warning)")));
    if faults.is_empty() {
        lines.push(format!("{}: no faults", path.display()));
    }
    lines.join("\n")
}

/// The faults of the files that the config names.
pub(super) fn named_faults(config: &Config) -> Vec<Fault> {
    let mut faults = Vec::new();
    match std::fs::read_to_string(&config.relay.policy) {
        Ok(text) => match Policy::parse(&text) {
            Ok(policy) => {
                faults.extend(notify_faults(config, &policy));
                faults.extend(endpoint_faults(config, &policy));
            }
            Err(found) => {
                let at =
                    |fault: policy::Fault| lined(&config.relay.policy, fault.line, fault.message);
                faults.extend(found.into_iter().map(at));
            }
        },
        Err(error) => {
            faults.push(Fault::of_file(&config.relay.policy, format!("cannot be read: {error}")));
        }
    }
    if let Some(Tls { certificate, key, .. }) = &config.tls {
        let files = Files { certificate: certificate.clone(), key: key.clone() };
        let fault = |error: TlsError| Fault::of_file(&config.path, format!("[tls] {error}"));
        faults.extend(tls::expires(&files).map_err(fault).err());
    }
    for bot in &config.bots {
        if let BotKind::Faq { file } = &bot.kind {
            faults.extend(faq_faults(file));
        }
    }
    faults
}

fn faq_faults(file: &Path) -> Vec<Fault> {
    match std::fs::read_to_string(file) {
        Ok(text) => match Faq::parse(&text) {
            Ok(_) => Vec::new(),
            Err(found) => found.into_iter().map(|f| lined(file, f.line, f.message)).collect(),
        },
        Err(error) => vec![Fault::of_file(file, format!("cannot be read: {error}"))],
    }
}

/// Whom to wake is said in the config, for which queues in the policy's words.
fn notify_faults(config: &Config, policy: &Policy) -> Vec<Fault> {
    let named = config.notify.iter().flat_map(|notify| &notify.queues);
    let unknown = named.filter(|queue| policy.queue(queue).is_none());
    let fault = |queue| {
        Fault::of_file(
            &config.path,
            format!("[[notify]] names {queue}, which the policy does not have"),
        )
    };
    unknown.map(fault).collect()
}

/// Who may be asked is said in the config, who asks in the policy.
fn endpoint_faults(config: &Config, policy: &Policy) -> Vec<Fault> {
    let known =
        |name: &EndpointName| config.endpoints.iter().any(|endpoint| endpoint.name == *name);
    let asks = policy.routes.iter().filter_map(|route| Some((route, route.way.ask.as_ref()?)));
    let unknown = asks.filter(|(_, ask)| !known(&ask.endpoint));
    let fault = |(route, ask): (&policy::model::Route, &policy::Ask)| {
        let message = format!(
            "the route {} asks the endpoint {}, which is no [[endpoint]] of the config",
            route.name, ask.endpoint
        );
        Fault::of_file(&config.relay.policy, message)
    };
    unknown.map(fault).collect()
}

/// Which channels there are is said in the config, what is said on one in the policy. Words that
/// nobody will ever read harm nobody: a warning.
fn unknown_channels(config: &Config) -> Vec<Fault> {
    let text = std::fs::read_to_string(&config.relay.policy).unwrap_or_default();
    let Ok(policy) = Policy::parse(&text) else { return Vec::new() };
    let known = |name: &str| config.channels.iter().any(|channel| channel.name.as_str() == name);
    let fault = |name: String| {
        let message =
            format!("[messages] has words for {name}, which is no [[channel]] of the config");
        Fault::of_file(&config.relay.policy, message)
    };
    let named = policy.channels_with_words().into_iter();
    named.filter(|name| !known(name)).map(fault).collect()
}

fn lined(file: &Path, line: usize, message: String) -> Fault {
    Fault { file: file.to_owned(), line: Some(line), message }
}
