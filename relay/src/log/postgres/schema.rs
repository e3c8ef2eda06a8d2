//! The tables: made, brought up to date, refused where a newer release made them.

use tokio_postgres::Client;

use super::session::{NoSession, Session};
use super::sql::Failed;

/// Forward only; number n brings the tables to version n. Never edit a released one.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001.sql")];
/// "Btn1": held by whoever makes or changes the tables.
const MIGRATING: i64 = 0x4274_6e31;

/// The last version that this release knows.
pub(super) fn known() -> i32 {
    i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX)
}

/// Why a log of this version is not touched.
pub(super) fn newer(found: i32) -> String {
    let known = known();
    format!("the log has version {found}, this release knows up to {known}: use the newer release")
}

/// Makes the tables or brings them up to date. Relays that start together wait for one another.
pub(super) async fn migrate(session: &Session) -> Result<(), NoSession> {
    let client = &session.client;
    if version(client).await? == Some(known()) {
        return Ok(());
    }
    // Of the session and not of the transaction: a transaction that began before the others' was
    // over would go on without the tables they made. A failure ends the session and the lock.
    client.batch_execute("SET lock_timeout = '60s'; SET statement_timeout = 0").await?;
    client.execute("SELECT pg_advisory_lock($1)", &[&MIGRATING]).await?;
    client.batch_execute("BEGIN").await?;
    migrate_locked(client).await?;
    client.batch_execute("COMMIT").await?;
    client.execute("SELECT pg_advisory_unlock($1)", &[&MIGRATING]).await?;
    Ok(())
}

async fn migrate_locked(client: &Client) -> Result<(), NoSession> {
    let found = version(client).await?;
    if found.is_none() {
        refuse_foreign(client).await?;
        let begin = "CREATE SCHEMA IF NOT EXISTS baton;
            CREATE TABLE baton.version (version int4 PRIMARY KEY, at timestamptz NOT NULL)";
        client.batch_execute(begin).await?;
    }
    let found = found.unwrap_or(0);
    if found > known() {
        return Err(NoSession::Never(newer(found)));
    }
    for (version, sql) in (1_i32..).zip(MIGRATIONS).skip_while(|(version, _)| *version <= found) {
        client.batch_execute(sql).await?;
        let done = "INSERT INTO baton.version (version, at) VALUES ($1, now())";
        client.execute(done, &[&version]).await?;
        client.execute("UPDATE baton.head SET version = $1", &[&version]).await?;
    }
    Ok(())
}

/// The last migration done; `None` where there are no tables of a log.
async fn version(client: &Client) -> Result<Option<i32>, Failed> {
    let there: bool =
        client.query_one_scalar("SELECT to_regclass('baton.version') IS NOT NULL", &[]).await?;
    if !there {
        return Ok(None);
    }
    client.query_one_scalar("SELECT max(version) FROM baton.version", &[]).await
}

async fn refuse_foreign(client: &Client) -> Result<(), NoSession> {
    let sql = "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'baton'";
    let tables: i64 = client.query_one_scalar(sql, &[]).await?;
    if tables > 0 {
        let what = "the database has a schema `baton` that is not a log of Baton: \
                    choose another database";
        return Err(NoSession::Never(what.to_owned()));
    }
    Ok(())
}
