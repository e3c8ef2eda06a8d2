"""A partner of the generic channel whose signatures are the PyPI package's, not Baton's.

Prints {"listening": PORT} first. Then reads one JSON command a line from stdin:
  {"post": URL, "body": TEXT, "id": …, "secret": …, "skew": SECONDS, "drop": HEADER, "spoil": bool}
    signs the body and posts it; prints {"answer": {"status", "body"}}
  {"fail": N}   answers the next N callbacks with 503; prints {"answer": null}
and prints {"callback": {"verified", "why", "id", "body", "answered"}} for each callback.
"""

import json
import sys
import threading
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook

failing = 0
lock = threading.Lock()
secret_ready = threading.Event()
secret = None


def say(value):
    with lock:
        print(json.dumps(value), flush=True)


class Callbacks(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        global failing
        body = self.rfile.read(int(self.headers["content-length"]))
        secret_ready.wait()
        try:
            Webhook(secret).verify(body, dict(self.headers.items()))
            why = None
        except Exception as error:
            why = repr(error)
        status = 200
        with lock:
            if failing > 0:
                failing -= 1
                status = 503
        answer = b"{}"
        self.send_response(status)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        say({"callback": {
            "verified": why is None, "why": why, "id": self.headers["webhook-id"],
            "body": json.loads(body), "answered": status,
        }})

    def log_message(self, *_):
        pass


def post(command):
    body = command["body"]
    at = datetime.now(timezone.utc) + timedelta(seconds=command.get("skew", 0))
    headers = {
        "content-type": "application/json",
        "webhook-id": command["id"],
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(command.get("secret", secret)).sign(command["id"], at, body),
    }
    headers.pop(command.get("drop"), None)
    if command.get("spoil"):
        body = body.replace("hello", "jello")
    request = urllib.request.Request(command["post"], body.encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return {"status": answer.status, "body": answer.read().decode()}
    except urllib.error.HTTPError as error:
        return {"status": error.code, "body": error.read().decode()}


server = ThreadingHTTPServer(("127.0.0.1", 0), Callbacks)
threading.Thread(target=server.serve_forever, daemon=True).start()
say({"listening": server.server_address[1]})
for line in sys.stdin:
    command = json.loads(line)
    if "secret_is" in command:
        secret = command["secret_is"]
        secret_ready.set()
        say({"answer": None})
    elif "fail" in command:
        with lock:
            failing = command["fail"]
        say({"answer": None})
    else:
        say({"answer": post(command)})
