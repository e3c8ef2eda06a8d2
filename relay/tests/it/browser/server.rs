//! A relay's web chat on a port of its own, which can die and come back on the same port.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use baton_relay::config::Identity;
use baton_relay::http::web::origin::Sites;
use baton_relay::http::web::session::{Keys, VISITOR_BYTES};
use baton_relay::http::web::{Limits, Web, WebConfig, router};
use baton_relay::secret::Secret;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::desk::ScriptedDesk;

/// The site that embeds the chat vouches for its customers with it.
pub(crate) const SITE_SECRET: &str = "0123456789abcdef0123456789abcdef";

/// The server; stops when dropped.
pub(crate) struct Server {
    pub(crate) desk: Arc<ScriptedDesk>,
    pub(crate) address: SocketAddr,
    sites: &'static [&'static str],
    runtime: Option<Runtime>,
    stop: watch::Sender<bool>,
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::start_for(&["*"])
    }

    pub(crate) fn start_for(sites: &'static [&'static str]) -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = free.local_addr().expect("its address");
        let (stop, _) = watch::channel(false);
        let desk = Arc::new(ScriptedDesk::default());
        let mut server = Self { desk, address, sites, runtime: None, stop };
        server.serve(free);
        server
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Cuts every connection, as a kill would.
    pub(crate) fn kill(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }

    /// Up again, on the same port and desk.
    pub(crate) fn revive(&mut self) {
        let listener = TcpListener::bind(self.address).expect("the same port");
        self.serve(listener);
    }

    /// Says goodbye to every visitor, as a graceful stop does.
    pub(crate) fn say_goodbye(&self) {
        self.stop.send_replace(true);
    }

    fn serve(&mut self, listener: TcpListener) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        self.stop = watch::channel(false).0;
        let config = WebConfig {
            title: "Acme Support".to_owned(),
            languages: vec!["en".to_owned(), "de".to_owned(), "es".to_owned()],
            sites: Sites::new(self.sites.iter().map(|s| s.parse().expect("a site")).collect()),
            identity: Identity { secret: Some(Secret::new(SITE_SECRET)), ..Identity::default() },
            keys: Keys::new(vec![Secret::new([7; 32])]).expect("a key"),
            limits: Limits::default(),
        };
        let random = Arc::new(|| {
            let mut bytes = [0; VISITOR_BYTES];
            getrandom::fill(&mut bytes).expect("random bytes");
            bytes
        });
        let desk = self.desk.clone();
        let stop = self.stop.subscribe();
        listener.set_nonblocking(true).expect("a socket");
        runtime.spawn(async move {
            let web = Web::new(config, desk, random, stop);
            let app: Router = router(web).route("/shop", get(shop));
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            axum::serve(listener, app).await.expect("serving");
        });
        self.runtime = Some(runtime);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A page of somebody else, with the one tag that brings the chat.
async fn shop() -> ([(&'static str, &'static str); 1], &'static str) {
    let page = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'>\
        <title>Shop</title><link rel=icon href=data:,><style>button{background:red;border-radius:0;font-size:40px}</style>\
        <h1>A shop</h1><p>Shoes, all sizes.</p><button id=buy>Buy</button>\
        <script src=/widget.js async></script>";
    ([("content-type", "text/html; charset=utf-8")], page)
}
