"""The runtime where it lies, and a server on this machine that answers what a test says."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["serving"]

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "generator" / "runtime-python"))


@dataclass
class Received:
    """A request as the server got it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """Where the server is, what it answers, and what it got."""

    url: str
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)

    def answer(
        self,
        value: Any = None,
        status: int = 200,
        content_type: str = "application/json",
    ) -> None:
        """Answer the next request; the last answer is given again and again."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.answers.append((status, {"Content-Type": content_type}, body))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that is closed when the test ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def respond(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            found.received.append(
                Received(self.command, self.path, dict(self.headers), body)
            )
            given = found.answers
            status, headers, answer = given.pop(0) if len(given) > 1 else given[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    found = Server(f"http://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield found
    listening.shutdown()
    listening.server_close()
