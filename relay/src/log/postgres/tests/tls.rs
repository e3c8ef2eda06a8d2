//! The way to the database over a network: encrypted, and only to who shows the right certificate.

use super::*;
use crate::log::contract::{commit, event, everything, stream, write};

fn with_ca(url: &str, ca: Option<std::path::PathBuf>) -> Result<PostgresLog, OpenError> {
    let target = Target::parse(url, ca).expect("an address");
    outside(PostgresLog::open(Settings { target, ..settings(url) }))
}

#[tokio::test]
async fn a_database_is_reached_by_tls_if_its_certificate_and_its_name_are_right() {
    let (server, ca, url) = Server::start_with_tls();
    let log = with_ca(&url, Some(ca.clone())).expect("opened");
    write(&log, commit(1, vec![event(&stream(1), "x")])).await;
    assert_eq!(everything(&log).await.len(), 1);
    let plain = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
        WHERE application_name = 'baton-relay' AND NOT ssl";
    assert_eq!(server.sql("postgres", plain).trim(), "0", "every session is encrypted");
    // The same server by a name that its certificate does not have.
    let other_name = url.replace("localhost", "127.0.0.1");
    let refused = with_ca(&other_name, Some(ca)).expect_err("refused").to_string();
    assert!(refused.contains("TLS") && refused.contains("not valid for name"), "{refused}");
    // A certificate that nobody of the system's authorities has signed.
    let refused = with_ca(&url, None).expect_err("refused").to_string();
    assert!(refused.contains("TLS"), "{refused}");
}

#[test]
fn a_file_of_authorities_that_is_none_is_named() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let url = "postgres://u@localhost/db?sslmode=require";
    let refused = with_ca(url, Some(file.path().to_owned())).expect_err("refused").to_string();
    let shown = file.path().display().to_string();
    assert!(refused.contains(&shown) && refused.contains("no certificate in PEM"), "{refused}");
}
