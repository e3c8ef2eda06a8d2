//! `sql`: asks the log by SQL on the bundled `SQLite`, while the relay runs or not.
//!
//! The connection is opened for reading, may make not even a temporary table, and an authorizer lets
//! nothing through but reading. Whatever was stored is cleaned before it reaches a terminal.

use std::fmt::Write as _;
use std::io::{BufRead as _, IsTerminal as _, Read as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_shared::text::Clean;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::{Value, json};

use super::args::SqlArgs;
use super::failure::Failure;
use super::out;
use crate::admin::ensure_owner;
use crate::config::LogEngine;
use crate::log::sqlite::Inspector;

/// The largest query read from standard input, in bytes.
const QUERY_MAX: u64 = 1024 * 1024;
/// Bytes of a binary value that a table shows.
const BLOB_SHOWN: usize = 16;
/// Pragmas that only tell.
const PRAGMAS: [&str; 6] =
    ["table_info", "table_list", "index_list", "index_info", "integrity_check", "user_version"];
const PRIVATE: &str = "-- private: this is what customers wrote or who they are";
const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
const PROMPT: &str = "baton> ";

/// Runs one query, or one a line.
pub(super) fn run(args: &SqlArgs) -> Result<(), Failure> {
    let config = args.at.read()?;
    let data = &config.relay.data;
    ensure_owner(data, &config.path).map_err(|error| Failure::owner(&error))?;
    if let LogEngine::Postgres(_) = config.log {
        let what = "the log is in a database: look at it with psql, see docs/postgres.md";
        return Err(Failure::failed(what));
    }
    let log = Inspector::open(&data.join("log")).map_err(|e| Failure::failed(e.to_string()))?;
    let shell = Shell::new(log, args)?;
    match &args.query {
        Some(query) => shell.answer(query),
        None if std::io::stdin().is_terminal() => shell.converse(),
        None => {
            let mut query = String::new();
            let read = std::io::stdin().lock().take(QUERY_MAX).read_to_string(&mut query);
            read.map_err(|error| Failure::failed(format!("standard input: {error}")))?;
            shell.answer(&query)
        }
    }
}

/// A connection that tells whether a query read what is private.
struct Shell<'a> {
    conn: Connection,
    private: Arc<AtomicBool>,
    args: &'a SqlArgs,
}

/// A query's answer.
#[derive(Debug, PartialEq)]
struct Answer {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
    /// There were more rows than asked for.
    more: bool,
    private: bool,
}

impl<'a> Shell<'a> {
    fn new(log: Inspector, args: &'a SqlArgs) -> Result<Self, Failure> {
        let mut conn = log.into_connection().map_err(|error| Failure::failed(error.to_string()))?;
        let private = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&private);
        let guard = move |asked: AuthContext<'_>| judge(&asked.action, &seen);
        conn.authorizer(Some(guard)).map_err(|error| Failure::failed(error.to_string()))?;
        Ok(Self { conn, private, args })
    }

    fn converse(&self) -> Result<(), Failure> {
        eprintln!("Reads only. .tables, .schema [TABLE], .quit; one query a line.");
        loop {
            eprint!("{PROMPT}");
            let mut line = String::new();
            let read = std::io::stdin().lock().take(QUERY_MAX).read_line(&mut line);
            let read = read.map_err(|error| Failure::failed(format!("standard input: {error}")))?;
            match line.trim() {
                _ if read == 0 => return Ok(()),
                "" => {}
                ".quit" | ".exit" => return Ok(()),
                line => {
                    if let Err(failure) = self.answer(line) {
                        eprintln!("{}", failure.message);
                    }
                }
            }
        }
    }

    fn answer(&self, asked: &str) -> Result<(), Failure> {
        let words: Vec<&str> = asked.split_whitespace().collect();
        let answer = match words[..] {
            [".tables"] => self.ask(TABLES, &[]),
            [".schema"] => self.ask("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", &[]),
            [".schema", table] => {
                let sql = "SELECT sql FROM sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL";
                self.ask(sql, &[table])
            }
            _ => self.ask(asked, &[]),
        }?;
        match words[..] {
            _ if self.args.json => out::json(&answer.json()),
            [".schema", ..] => out::text(&answer.texts()),
            _ => out::text(&answer.table()),
        }
    }

    fn ask(&self, sql: &str, values: &[&str]) -> Result<Answer, Failure> {
        let failed = |error: rusqlite::Error| Failure::failed(explain(&error));
        self.private.store(false, Ordering::Relaxed);
        let mut query = self.conn.prepare(sql).map_err(failed)?;
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut found = query.query(rusqlite::params_from_iter(values)).map_err(failed)?;
        let (mut rows, mut more) = (Vec::new(), false);
        while let Some(row) = found.next().map_err(failed)? {
            if rows.len() == self.args.limit {
                more = true;
                break;
            }
            rows.push(values_of(row, columns.len()).map_err(failed)?);
        }
        let private = self.private.load(Ordering::Relaxed);
        Ok(Answer { columns, rows, more, private })
    }
}

/// Reading and computing, nothing else: neither ATTACH, which could make a file, nor VACUUM INTO.
fn judge(asked: &AuthAction<'_>, private: &AtomicBool) -> Authorization {
    match asked {
        AuthAction::Read { table_name, .. } => {
            if ["private", "person", "slot"].contains(table_name) {
                private.store(true, Ordering::Relaxed);
            }
            Authorization::Allow
        }
        AuthAction::Select | AuthAction::Recursive | AuthAction::Function { .. } => {
            Authorization::Allow
        }
        AuthAction::Pragma { pragma_name, .. } if PRAGMAS.contains(pragma_name) => {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}

fn explain(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(
            rusqlite::ErrorCode::AuthorizationForStatementDenied | rusqlite::ErrorCode::ReadOnly,
        ) => "only reading is allowed here: the relay alone writes its log".to_owned(),
        _ => match error {
            rusqlite::Error::MultipleStatement => "one query at a time, please".to_owned(),
            error => error.to_string(),
        },
    }
}

fn values_of(row: &Row<'_>, columns: usize) -> rusqlite::Result<Vec<Value>> {
    (0..columns).map(|column| row.get_ref(column).map(value)).collect()
}

/// A blob that is text, as the events' JSON is, is shown as text.
fn value(stored: ValueRef<'_>) -> Value {
    match stored {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(bytes) => json!(String::from_utf8_lossy(bytes)),
        ValueRef::Blob(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => json!(text),
            _ => json!({ "hex": hex(bytes) }),
        },
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One line of a cell, with nothing in it that a terminal could take for a command.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => Clean::line(text).into_string(),
        Value::Object(blob) => {
            let hex = blob.get("hex").and_then(Value::as_str).unwrap_or_default();
            match hex.get(..BLOB_SHOWN * 2) {
                Some(shown) if shown.len() < hex.len() => format!("x'{shown}…'"),
                _ => format!("x'{hex}'"),
            }
        }
        other => other.to_string(),
    }
}

impl Answer {
    fn json(&self) -> Value {
        json!({
            "columns": self.columns, "rows": self.rows, "more": self.more, "private": self.private,
        })
    }

    /// Texts of several lines, one after the other.
    fn texts(&self) -> String {
        let texts = self.rows.iter().flatten().filter_map(Value::as_str);
        texts.map(|text| Clean::block(text).into_string()).collect::<Vec<_>>().join(";\n")
    }

    fn table(&self) -> String {
        let header = self.columns.iter().map(|name| Clean::line(name).into_string()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(cell).collect());
        let all: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
        let mut text = out::table(&all);
        if self.more {
            let _ = write!(text, "\n-- more rows: --limit shows them");
        }
        if self.private {
            let _ = write!(text, "\n{PRIVATE}");
        }
        text
    }
}

#[cfg(test)]
mod tests;
