//! The two halves of every exchange: a signed JSON body out, an answer in as far as its bound.

use bytes::Bytes;
use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use reqwest::{RequestBuilder, Response};

use crate::webhook::{self, Key};

/// A JSON body signed by Standard Webhooks `at` this instant, the current key first. Without keys it
/// goes unsigned. An `id` that is no header fails as the request's own fault when it is sent.
pub fn signed(
    post: RequestBuilder,
    (keys, id, at): (&[Key], &str, Timestamp),
    body: impl Into<Bytes>,
) -> RequestBuilder {
    let (body, second) = (body.into(), at.as_second());
    let post = post.header(CONTENT_TYPE, "application/json");
    let post = match keys {
        [] => post,
        keys => post
            .header(webhook::ID, id)
            .header(webhook::TIMESTAMP, second)
            .header(webhook::SIGNATURE, webhook::signatures(keys, id, second, &body)),
    };
    post.body(body)
}

/// Why an answer's body was not read to its end.
#[derive(Debug)]
pub enum Unread {
    /// The connection broke.
    Broken(reqwest::Error),
    /// It has more bytes than this.
    TooLong(usize),
}

/// An answer's body whole, of at most `max` bytes.
///
/// # Errors
/// [`Unread`].
pub async fn whole(mut answer: Response, max: usize) -> Result<Vec<u8>, Unread> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(Unread::Broken)? {
        if body.len() + chunk.len() > max {
            return Err(Unread::TooLong(max));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
