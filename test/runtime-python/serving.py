"""Servers on this machine that answer as functions say, for a call after another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest


class Asked(NamedTuple):
    """A request that a server got."""

    method: str
    path: str
    headers: Any
    body: bytes


class Reply(NamedTuple):
    """What a server answers."""

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = MappingProxyType({})


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *args: Any) -> None:
        """Say nothing of clients that have gone."""


class Server:
    """A server that answers as a function says, and remembers what it was asked."""

    def __init__(self, reply: Callable[[Asked], Reply]) -> None:
        self.asked: list[Asked] = []
        received = self.asked

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length)
                asked = Asked(self.command, self.path, self.headers, body)
                received.append(asked)
                status, body, headers = reply(asked)
                self.send_response(status)
                given = {
                    "Content-Type": "application/json",
                    "Content-Length": str(len(body)),
                }
                for name, value in {**given, **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = answer

            def log_message(self, *args: Any) -> None:
                pass

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[Asked], Reply]], Server]]:
    """Start servers that end with the test."""
    servers: list[Server] = []

    def start(reply: Callable[[Asked], Reply]) -> Server:
        servers.append(Server(reply))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
