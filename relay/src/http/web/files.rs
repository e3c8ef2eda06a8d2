//! Files of visitors: what may come in, under which name, and how it goes out again.
//!
//! The kind is found in the bytes, never believed; nothing a browser or desktop would run passes.
//! Keeping the bytes is the desk's part.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _};
use serde::Serialize;
use tokio::sync::OwnedSemaphorePermit;

use super::super::gate::Guard;
use super::super::serve::Peer;
use super::desk::NewFile;
use super::{Web, problem, refused, too_many};

/// Largest file, in bytes.
pub const FILE_MAX: usize = 5 * 1024 * 1024;
/// Bytes handed over at once.
const PIECE: usize = 64 * 1024;
/// Longest file name kept, in characters.
const NAME_CHARS: usize = 80;

/// What a visitor may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FileKind {
    Png,
    Jpeg,
    Gif,
    Webp,
    Pdf,
    Text,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Png, Self::Jpeg, Self::Gif, Self::Webp, Self::Pdf, Self::Text];

    /// The kind of these bytes; `None` for anything else.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => is_plain_text(bytes).then_some(Self::Text),
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
        }
    }

    /// Endings a name of this kind may keep; the first is added to any other name.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &[".png"],
            Self::Jpeg => &[".jpg", ".jpeg"],
            Self::Gif => &[".gif"],
            Self::Webp => &[".webp"],
            Self::Pdf => &[".pdf"],
            Self::Text => &[".txt", ".log", ".csv", ".md"],
        }
    }
}

fn is_plain_text(bytes: &[u8]) -> bool {
    let printable = |c: char| !c.is_control() || "\t\n\r".contains(c);
    !bytes.is_empty() && std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(printable))
}

/// A name that is safe to show and to save under: no path, no control or direction characters, an
/// ending that fits the kind.
#[must_use]
pub fn clean_name(raw: &str, kind: FileKind) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || "<>:\"|?*;".contains(c)
    };
    let kept: String = last.chars().filter(|&c| !hidden(c)).take(NAME_CHARS).collect();
    let kept = kept.trim().trim_start_matches('.');
    let lower = kept.to_lowercase();
    let fits = kind.endings().iter().any(|ending| lower.ends_with(ending) && lower != *ending);
    match kept {
        "" => format!("file{}", kind.endings()[0]),
        kept if fits => kept.to_owned(),
        kept => format!("{kept}{}", kind.endings()[0]),
    }
}

/// Undoes percent-encoding; what is not UTF-8 afterwards is replaced.
fn percent_decoded(raw: &str) -> String {
    let bytes = raw.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| raw.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(hex.unwrap_or(bytes[at]));
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[derive(Serialize)]
struct Kept {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    size: usize,
}

/// `POST /chat/files`: the bytes as the body, the name percent-encoded in `x-file-name`.
pub(super) async fn upload(
    State(web): State<Arc<Web>>,
    peer: Option<Extension<Peer>>,
    guard: Guard,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let visitor = match web.visitor(&headers, &guard) {
        Ok(visitor) => visitor,
        Err(response) => return response,
    };
    if let Err(response) = web.take(&web.uploads, peer) {
        return response;
    }
    let Ok(_one) = web.uploading.try_acquire() else {
        return too_many(Duration::from_secs(5));
    };
    let Ok(bytes) = to_bytes(body, FILE_MAX).await else {
        let text = "the file is larger than 5 MiB, or was cut off: send a smaller one";
        return problem(StatusCode::PAYLOAD_TOO_LARGE, "too_large", text);
    };
    let Some(file) = checked(&headers, bytes) else {
        let text = "send an image (PNG, JPEG, GIF, WebP), a PDF or plain text";
        return problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "file_type", text);
    };
    let (kind, name, size) = (file.kind.media_type(), file.name.clone(), file.bytes.len());
    match web.desk().keep(visitor, file).await {
        Ok(id) => (StatusCode::CREATED, axum::Json(Kept { id, name, kind, size })).into_response(),
        Err(why) => refused(&why),
    }
}

fn checked(headers: &HeaderMap, bytes: Bytes) -> Option<NewFile> {
    let kind = FileKind::of(&bytes)?;
    let raw = headers.get("x-file-name").and_then(|value| value.to_str().ok()).unwrap_or_default();
    Some(NewFile { kind, name: clean_name(&percent_decoded(raw), kind), bytes })
}

/// `GET /chat/files/{id}`: always as a download, so that nothing runs on this origin.
pub(super) async fn download(
    State(web): State<Arc<Web>>,
    Path(id): Path<String>,
    guard: Guard,
    headers: HeaderMap,
) -> Response {
    let visitor = match web.visitor(&headers, &guard) {
        Ok(visitor) => visitor,
        Err(response) => return response,
    };
    let well_formed = (1..=64).contains(&id.len())
        && id.bytes().all(|c| c.is_ascii_alphanumeric() || b"-_".contains(&c));
    if !well_formed {
        return problem(StatusCode::NOT_FOUND, "not_found", "there is no such file");
    }
    let Ok(slot) = web.downloading.clone().try_acquire_owned() else {
        return too_many(Duration::from_secs(5));
    };
    match web.desk().fetch(visitor, id).await {
        Ok(Some(file)) => served(file.kind, file.bytes).map(|body| slowly(body, slot)),
        Ok(None) => problem(StatusCode::NOT_FOUND, "not_found", "there is no such file"),
        Err(why) => refused(&why),
    }
}

/// The answer that carries a file and lets no browser run it.
pub(in crate::http) fn served(kind: FileKind, bytes: Bytes) -> Response {
    let headers = [
        (header::CONTENT_LENGTH, HeaderValue::from(bytes.len())),
        (header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type())),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    (headers, bytes).into_response()
}

/// A body that holds its slot until the other side has read nearly all of it: a file is in memory
/// as long, and whoever never reads must not hold as many as they like.
fn slowly(body: Body, slot: OwnedSemaphorePermit) -> Body {
    let whole = body.into_data_stream();
    let pieces = stream::unfold((whole, Bytes::new(), slot), |(mut whole, mut left, slot)| async {
        while left.is_empty() {
            match whole.next().await? {
                Ok(more) => left = more,
                Err(error) => return Some((Err(error), (whole, left, slot))),
            }
        }
        let piece = left.split_to(left.len().min(PIECE));
        Some((Ok(piece), (whole, left, slot)))
    });
    Body::from_stream(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_found_in_the_bytes() {
        for (bytes, kind) in [
            (&b"\x89PNG\r\n\x1a\n...."[..], Some(FileKind::Png)),
            (b"\xff\xd8\xff\xe0", Some(FileKind::Jpeg)),
            (b"GIF89a..", Some(FileKind::Gif)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(FileKind::Webp)),
            (b"%PDF-1.7", Some(FileKind::Pdf)),
            ("Grüße\n".as_bytes(), Some(FileKind::Text)),
            (b"MZ\x90\0\x03", None),
            (b"\x7fELF\x02", None),
            (b"PK\x03\x04", None),
            (b"RIFF\0\0\0\0WAVEfmt ", None),
            (b"plain \x1b[2J", None),
            (b"", None),
        ] {
            assert_eq!(FileKind::of(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn a_name_cannot_lead_out_of_a_folder_or_lie_about_its_kind() {
        for (raw, kind, name) in [
            ("../../etc/passwd", FileKind::Text, "passwd.txt"),
            ("C:\\Temp\\run.exe", FileKind::Text, "run.exe.txt"),
            ("invoice.PDF", FileKind::Pdf, "invoice.PDF"),
            ("photo\u{202e}gpj.exe", FileKind::Png, "photogpj.exe.png"),
            (".png", FileKind::Png, "png.png"),
            ("", FileKind::Jpeg, "file.jpg"),
            ("a\u{1b}[2Jb.log", FileKind::Text, "a[2Jb.log"),
        ] {
            assert_eq!(clean_name(raw, kind), name);
        }
        assert!(clean_name(&"x".repeat(300), FileKind::Png).len() <= NAME_CHARS + 4);
    }

    #[test]
    fn an_encoded_name_is_decoded_and_a_broken_one_survives() {
        assert_eq!(percent_decoded("Gr%C3%BC%C3%9Fe%20%25.txt"), "Grüße %.txt");
        assert_eq!(percent_decoded("100%"), "100%");
        assert_eq!(percent_decoded("%zz%é"), "%zz%é");
    }
}
