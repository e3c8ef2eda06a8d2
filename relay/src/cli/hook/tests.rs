//! The two commands against each other: `listen` takes what `send` signs.

use tokio::sync::oneshot;

use super::*;

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("no panic").clone()).expect("text")
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn message() -> Message {
    Message {
        id: "m.1".into(),
        customer: "c-9".into(),
        text: "hello\nthere".into(),
        by: By::Customer,
    }
}

async fn bound() -> (TcpListener, Url) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/channels/hook", listener.local_addr().expect("bound"));
    (listener, url.parse().expect("a url"))
}

async fn said(url: &Url, key: &Key) -> (Result<(), HookError>, String) {
    let (client, mut out) = (http_client::client(), Shared::default());
    let sent = send(&client, (url, key), &message(), Timestamp::now(), &mut out).await;
    (sent, out.text())
}

#[tokio::test]
async fn what_send_signs_listen_prints_as_one_line_and_what_others_sign_it_refuses() {
    let (listener, url) = bound().await;
    let (key, other) = (Key::generate().expect("random"), Key::generate().expect("random"));
    let (deliveries, refusals) = (Shared::default(), Shared::default());
    let output =
        Output { deliveries: Box::new(deliveries.clone()), refusals: Box::new(refusals.clone()) };
    let (stop, stopped) = oneshot::channel::<()>();
    let listening = tokio::spawn(listen(listener, Verifier::new(key.clone()), output, async {
        let _ = stopped.await;
    }));
    let (sent, answer) = said(&url, &key).await;
    assert!(sent.is_ok() && answer == "{}\n", "{sent:?} {answer}");
    let (sent, answer) = said(&url, &other).await;
    assert!(matches!(sent, Err(HookError::Refused { status: 401, .. })), "{sent:?}");
    assert!(answer.is_empty());
    stop.send(()).expect("listening");
    listening.await.expect("no panic").expect("stopped in order");
    let (lines, why) = (deliveries.text(), refusals.text());
    assert_eq!(lines.lines().count(), 1);
    let line: Value = serde_json::from_str(&lines).expect("json");
    assert_eq!(line["data"]["text"], "hello\nthere");
    assert!(why.starts_with("refused: no signature fits") && why.lines().count() == 1, "{why}");
}

#[tokio::test]
async fn what_send_posts_is_a_message_of_the_generic_channel() {
    let (listener, url) = bound().await;
    let key = Key::generate().expect("random");
    let deliveries = Shared::default();
    let output = Output { deliveries: Box::new(deliveries.clone()), refusals: Box::new(Closed) };
    let stop = std::future::pending();
    let listening = tokio::spawn(listen(listener, Verifier::new(key.clone()), output, stop));
    said(&url, &key).await.0.expect("accepted");
    listening.abort();
    let parsed = crate::channels::hook::parse(deliveries.text().as_bytes()).expect("well formed");
    let crate::channels::hook::Received::Message(inbound) = parsed else { panic!("no message") };
    assert_eq!((inbound.provider_id.as_str(), inbound.customer.id.as_str()), ("m.1", "c-9"));
}

#[tokio::test]
async fn a_closed_output_ends_listen_with_the_reason() {
    let (listener, url) = bound().await;
    let key = Key::generate().expect("random");
    let output = Output { deliveries: Box::new(Closed), refusals: Box::new(Closed) };
    let stop = std::future::pending();
    let listening = tokio::spawn(listen(listener, Verifier::new(key.clone()), output, stop));
    let (sent, _) = said(&url, &key).await;
    assert!(matches!(sent, Err(HookError::Refused { status: 503, .. })), "{sent:?}");
    let ended = listening.await.expect("no panic");
    assert!(matches!(ended, Err(HookError::Output(_))), "{ended:?}");
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let (listener, url) = bound().await;
    drop(listener);
    let (sent, _) = said(&url, &Key::generate().expect("random")).await;
    let error = sent.expect_err("nobody there");
    assert!(matches!(error, HookError::Unreachable(_)));
    assert!(error.to_string().contains("nothing was sent: is it running?"));
}
