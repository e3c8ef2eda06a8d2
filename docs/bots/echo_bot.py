"""A bot for Baton: repeats what it hears, and passes on whoever says "human"."""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Bot(BaseHTTPRequestHandler):
    def do_POST(self):
        call = json.loads(self.rfile.read(int(self.headers["content-length"])))
        said = "\n".join(message["text"] for message in call["messages"])
        turns = int(call["variables"].get("turns", 0)) + 1
        answer = {"messages": [{"text": "You said: " + said}], "confidence": 0.9,
                  "understood": True, "variables": {"turns": str(turns)}}
        if "human" in said.lower().split():
            answer["messages"] = [{"text": "One moment, I am getting a person."}]
            answer["handover"] = {"reason": "The customer asked for a person", "tags": ["echo"],
                                  "briefing": {"goal": said[:200], "tried": ["repeated it"]}}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Bot)
print(f"listening on http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
