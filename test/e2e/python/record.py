"""Makes the calls of a plan (see `plan.py`) with whichever client is installed, and prints what each one sent, as a JSON list.

Standard input: the plan. An item of the list: the requests as {method, path, query, headers, body}, and the error, if there was one.
"""

import base64
import datetime
import http.server
import json
import sys
import threading

import airflow_client.client as package

SENT = []
# What an HTTP library says of itself or of the connection, not of the call.
UNSAID = {"user-agent", "host", "content-length", "accept-encoding", "connection"}


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items() if name.lower() not in UNSAID}
        SENT.append({"method": self.command, "path": path, "query": query, "headers": headers, "body": readable(body)})
        self.send_response(204)
        self.end_headers()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


def readable(body):
    """JSON as its value, with the kinds of its numbers; other bytes as they are."""
    try:
        return json.loads(body) if body else None
    except ValueError:
        return {"base64": base64.b64encode(body).decode()}


def build(value):
    """What an item of a plan stands for."""
    if not isinstance(value, dict) or "is" not in value:
        return value
    return BUILDERS[value["is"]](value)


def model(value):
    kind = getattr(package, value["of"])
    if "instance" in value:
        return kind(build(value["instance"]))
    return kind(**{name: build(item) for name, item in value["fields"]})


BUILDERS = {
    "list": lambda value: [build(item) for item in value["items"]],
    "dict": lambda value: {name: build(item) for name, item in value["items"]},
    "enum": lambda value: getattr(package, value["of"])(value["value"]),
    "datetime": lambda value: datetime.datetime.fromisoformat(value["value"]),
    "date": lambda value: datetime.date.fromisoformat(value["value"]),
    "timedelta": lambda value: datetime.timedelta(seconds=value["value"]),
    "model": model,
}


def outcome(client, call):
    SENT.clear()
    try:
        method = getattr(getattr(package, call["api"])(client), call["method"])
        method(**{name: build(value) for name, value in call["arguments"]})
        error = None
    except Exception as problem:
        error = type(problem).__name__
    return {"sent": list(SENT), "error": error}


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    configuration = package.Configuration(host=f"http://127.0.0.1:{server.server_port}", access_token="token")
    with package.ApiClient(configuration) as client:
        json.dump([outcome(client, call) for call in json.load(sys.stdin)], sys.stdout)
    server.shutdown()


if __name__ == "__main__":
    main()
