//! From the config's limits to those who enforce them, and the descriptors that they need.

use std::num::NonZeroU32;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::{Config, ProxyHeader};
use crate::http::gate::Gate;
use crate::http::gate::hosts::Hosts;
use crate::http::gate::paths::class_of;
use crate::http::gate::rates::Pace;
use crate::http::gate::strikes::Patience;
use crate::http::limits::Times;
use crate::http::serve::Limits;
use crate::http::serve::caller::{Proxies, X_FORWARDED_FOR};
use crate::http::serve::pools::{Size, Sizes};
use crate::ws;

/// Descriptors for the log, files, bots and callbacks, besides connections.
const OTHER_DESCRIPTORS: u64 = 512;

/// What a connection may take.
#[must_use]
pub(super) fn connections(config: &Config) -> Limits {
    let (set, pools) = (&config.limits, &config.pools);
    let size = |all, per_address| Size { all, per_address };
    let header = match config.relay.proxy_header {
        ProxyHeader::XForwardedFor => X_FORWARDED_FOR,
        ProxyHeader::Forwarded => axum::http::header::FORWARDED,
    };
    Limits {
        header_timeout: set.header_timeout,
        header_bytes: set.header_bytes,
        headers: set.header_count,
        stall_timeout: set.stall_timeout,
        send_buffer: set.write_buffer_bytes,
        sizes: Sizes {
            unproven: size(pools.unproven, Some(pools.unproven_per_address)),
            agents: size(pools.agents, None),
            visitors: size(pools.visitors, Some(pools.visitors_per_address)),
            hooks: size(pools.hooks, Some(pools.hooks_per_address)),
        },
        unproven: pools.unproven_time,
        classify: class_of,
        proxies: Proxies { addresses: config.relay.proxies.clone(), header },
        drain: set.drain,
    }
}

/// What an agents' socket may take.
#[must_use]
pub(super) fn sockets(config: &Config) -> ws::Limits {
    let set = &config.limits;
    ws::Limits {
        sessions_per_agent: set.sessions_per_agent,
        frames_per_s: set.frames_per_s,
        frames_burst: set.frames_burst,
        frame_bytes: set.frame_bytes,
        json_depth: set.json_depth,
        queue: set.session_queue,
        write_buffer: set.write_buffer_bytes,
        hello: config.pools.unproven_time,
        ping: set.ping,
        pong: set.pong_timeout,
        stall: set.stall_timeout,
    }
}

/// How long a request may take.
#[must_use]
pub(super) fn times(config: &Config) -> Times {
    Times { request: config.limits.request_timeout, handler: config.limits.handler_timeout }
}

/// The gate before every route.
#[must_use]
pub(super) fn gate(config: &Config) -> Gate {
    let rates = &config.rates;
    let own = config.relay.public_url.as_ref().and_then(|url| url.host_str());
    let names = own.map(str::to_ascii_lowercase).into_iter().chain(config.relay.hosts.clone());
    let hosts = Hosts { names: names.collect(), origins: config.relay.agent_origins.clone() };
    let pace = Pace {
        address_per_s: at_least_one(rates.address_per_s),
        address_burst: at_least_one(rates.address_burst),
        channel_per_s: at_least_one(rates.channel_per_s),
        addresses: rates.addresses,
    };
    let patience = Patience {
        bad: rates.bad_credentials,
        window: rates.bad_window,
        first: rates.refusal,
        longest: rates.refusal_max,
        entries: rates.addresses,
    };
    Gate::new(hosts, pace, patience)
}

fn at_least_one(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}

/// Raises the soft limit on descriptors to what the pools need, as far as the hard one allows, and
/// says where that is not enough.
pub(super) fn descriptors(config: &Config) {
    let need = u64::from(connections(config).connections()) + OTHER_DESCRIPTORS;
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    match plan(need, current, maximum) {
        Plan::Enough => {}
        Plan::Raise(to) => match setrlimit(Resource::Nofile, Rlimit { current: Some(to), maximum })
        {
            Ok(()) => tracing::info!(from = current, to, "raised the limit on open files"),
            Err(error) => tracing::warn!(%error, need, "cannot raise the limit on open files"),
        },
    }
    if maximum.is_some_and(|maximum| maximum < need) {
        tracing::warn!(
            need,
            maximum,
            "the pools may need more open files than the system allows: set LimitNOFILE={need} in \
             the service, or make [pools] smaller"
        );
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Plan {
    Enough,
    Raise(u64),
}

/// `None` is no limit.
fn plan(need: u64, soft: Option<u64>, hard: Option<u64>) -> Plan {
    let reachable = hard.map_or(need, |hard| need.min(hard));
    match soft {
        Some(soft) if soft < reachable => Plan::Raise(reachable),
        _ => Plan::Enough,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;

    fn config(text: &str) -> Config {
        Config::parse(Path::new("/nowhere/baton.toml"), text).expect("faultless")
    }

    #[test]
    fn descriptors_are_raised_as_far_as_needed_and_allowed() {
        assert_eq!(plan(11_000, Some(1_024), Some(524_288)), Plan::Raise(11_000));
        assert_eq!(plan(11_000, Some(1_024), Some(4_096)), Plan::Raise(4_096));
        assert_eq!(plan(11_000, Some(1_024), None), Plan::Raise(11_000));
        assert_eq!(plan(11_000, Some(32_768), Some(32_768)), Plan::Enough);
        assert_eq!(plan(11_000, None, None), Plan::Enough);
    }

    #[test]
    fn the_units_file_allows_what_the_default_pools_need() {
        let need = u64::from(connections(&config("")).connections()) + OTHER_DESCRIPTORS;
        assert!(need < 32_768, "LimitNOFILE of the service is 32768, {need} are needed");
    }

    #[test]
    fn every_key_reaches_who_enforces_it() {
        let text = "[relay]\nproxies = [\"10.0.0.1\"]\nproxy_header = \"forwarded\"\n\
            [limits]\nheader_timeout_s = 7\nheader_bytes = 9000\nheader_count = 17\n\
            stall_timeout_s = 9\ndrain_s = 2\nframe_kib = 8\nframes_per_s = 3\nframes_burst = 4\n\
            session_queue = 16\nwrite_buffer_kib = 64\nping_s = 11\npong_timeout_s = 12\n\
            sessions_per_agent = 2\njson_depth = 8\nrequest_timeout_s = 6\nhandler_timeout_s = 2\n\
            [pools]\nagents = 1\nvisitors = 2\nvisitors_per_address = 3\nhooks = 4\n\
            hooks_per_address = 5\nunproven = 6\nunproven_per_address = 7\nunproven_s = 8\n";
        let config = config(text);
        let s = Duration::from_secs;
        let set = connections(&config);
        assert_eq!((set.header_timeout, set.header_bytes, set.headers), (s(7), 9_000, 17));
        assert_eq!((set.stall_timeout, set.drain, set.unproven), (s(9), s(2), s(8)));
        let size = |all, per_address| Size { all, per_address };
        let sizes = Sizes {
            unproven: size(6, Some(7)),
            agents: size(1, None),
            visitors: size(2, Some(3)),
            hooks: size(4, Some(5)),
        };
        assert_eq!(set.sizes, sizes);
        assert_eq!(set.proxies.header, axum::http::header::FORWARDED);
        assert!(set.proxies.trust("10.0.0.1".parse().expect("an address")));
        let sockets = sockets(&config);
        let wanted = ws::Limits {
            sessions_per_agent: 2,
            frames_per_s: 3,
            frames_burst: 4,
            frame_bytes: 8 * 1024,
            json_depth: 8,
            queue: 16,
            write_buffer: 64 * 1024,
            hello: s(8),
            ping: s(11),
            pong: s(12),
            stall: s(9),
        };
        assert_eq!(sockets, wanted);
        let times = times(&config);
        assert_eq!((times.request, times.handler), (s(6), s(2)));
    }
}
