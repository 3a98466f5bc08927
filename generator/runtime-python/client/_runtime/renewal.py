"""Tokens that are got at the first call, again before they end, and once more when the server refuses one."""

from __future__ import annotations

import base64
import json
import math
import re
import threading
import time
from concurrent.futures import Future
from typing import Any

from ..exceptions import ApiException
from .mask import masked
from .prepare import Request
from .problem import problem_of
from .shapes import is_dict
from .steps import Auth, Exchanged, Join, Read, Steps

_RENEW_BEFORE = 60.0
"""Seconds before the end of a token; a tenth of its life where that is less."""

_REFUSED = re.compile(
    r"\b(invalid|expired) (jwt|token)|\btoken (is |has )?(invalid|expired)",
    re.IGNORECASE,
)


class Session:
    """A token, and when to get the next one, in seconds since the epoch."""

    __slots__ = ("renew_at", "token")

    def __init__(self, token: str, renew_at: float) -> None:
        self.token = token
        self.renew_at = renew_at


class _AbandonedError(Exception):
    """The call that was getting a token has been cancelled."""


class Renewing(Auth):
    """Sends tokens that are got when they are needed. Calls at the same time share one."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._lock = threading.Lock()
        self._works: dict[str, Future[Session]] = {}

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        del state["_lock"], state["_works"]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._start()

    def _next(self, server: str) -> Steps[Session]:
        """Get a token."""
        raise NotImplementedError
        yield

    def authorize(self, request: Request, server: str) -> Steps[object]:
        """Put a token that has not ended into the headers of a request."""
        session = yield from self._session(server, None)
        if time.time() >= session.renew_at:
            session = yield from self._session(server, session)
        request.headers["Authorization"] = f"Bearer {session.token}"
        return session

    def renew(self, answer: Any, server: str, used: object) -> Steps[bool]:
        """Get another token where the server refuses the token, rather than the person."""
        if answer.status != 401:
            body: bytes = yield Read(answer)
            said = problem_of(answer.status, None, body.decode("utf-8", "replace"))
            if not _REFUSED.search(said.detail or ""):
                return False
        yield from self._session(server, used)
        return True

    def _session(self, server: str, stale: object) -> Steps[Session]:
        """Return what there is for a server, unless it is the stale one."""
        while True:
            work, is_mine = self._work(server, stale)
            if is_mine:
                return (yield from self._made(server, work))
            yield Join(work)
            try:
                return work.result(timeout=0)
            except _AbandonedError:
                continue

    def _work(self, server: str, stale: object) -> tuple[Future[Session], bool]:
        with self._lock:
            work = self._works.get(server)
            if work is not None and not (work.done() and work.result() is stale):
                return work, False
            work = Future[Session]()
            # Nobody who only waits can cancel it.
            work.set_running_or_notify_cancel()
            self._works[server] = work
            return work, True

    def _made(self, server: str, work: Future[Session]) -> Steps[Session]:
        try:
            session = yield from self._next(server)
        except BaseException as error:
            with self._lock:
                self._works.pop(server, None)
            is_failure = isinstance(error, Exception)
            work.set_exception(error if is_failure else _AbandonedError())
            raise
        work.set_result(session)
        return session


def renewal_after(life: float) -> float:
    """Return when to renew a token that lives so many seconds from now on."""
    return time.time() + life - min(_RENEW_BEFORE, life / 10)


def renewal_of(token: str) -> float:
    """Return when to renew a token, by its claims (RFC 7519, section 4.1).

    They are counted from now, as clocks differ. A token that does not say is renewed when the server refuses it.
    """
    claims = _claims(token)
    end, begin = claims.get("exp"), claims.get("iat", time.time())
    if not isinstance(end, (int, float)) or not isinstance(begin, (int, float)):
        return math.inf
    life = end - begin
    return renewal_after(life) if life > 0 else math.inf


def _claims(token: str) -> dict[str, Any]:
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        text = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        claims: Any = json.loads(text)
    except ValueError:
        return {}
    return claims if is_dict(claims) else {}


def failure(answer: Exchanged, method: str, path: str, *secrets: str) -> ApiException:
    """Return the exception of a login that failed, without what the server repeats of the secrets."""
    text = masked(answer.body.decode("utf-8", "replace"), *secrets)
    try:
        ApiException.from_response(
            http_resp=_Failed(answer, method, path), body=text, data=None
        )
    except ApiException as error:
        return error


class _Failed:
    """An answer as exceptions take it."""

    def __init__(self, answer: Exchanged, method: str, path: str) -> None:
        self.status, self.reason, self.headers = answer[:3]
        self.data = None
        self.method = method
        self.path = path


def member(body: bytes, name: str) -> str | None:
    """Return a text in an answer in JSON."""
    try:
        value: Any = json.loads(body)
    except ValueError:
        return None
    found = value.get(name) if is_dict(value) else None
    return found if isinstance(found, str) and found else None
