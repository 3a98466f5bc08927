"""A call as steps, which both transports take: what is sent, and what is waited for.

Nothing here knows a transport. A generator yields a step, gets what comes of it, and returns the answer of the server.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar
from urllib.parse import urlsplit

from ..exceptions import ApiValueError
from .prepare import Request, host_of, prepare
from .retry import pause_after, tries_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ..api_client import ApiClient
    from .operation import Operation

T = TypeVar("T")


class Answer(Protocol):
    """An answer whose body may be read yet."""

    status: int
    reason: str | None

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer."""
        ...


class Send(NamedTuple):
    """Send the request of a call: the result is an answer."""

    request: Request
    timeout: Any


class Exchange(NamedTuple):
    """Send a request of a login, which no redirect takes elsewhere: the result is an answer with its body."""

    method: str
    url: str
    headers: dict[str, str]
    body: str


class Exchanged(NamedTuple):
    """The answer to a request of a login."""

    status: int
    reason: str | None
    headers: Mapping[str, str]
    body: bytes


class Read(NamedTuple):
    """Read the body of an answer: the result is the body."""

    answer: Any


class Sleep(NamedTuple):
    """Wait for some seconds."""

    seconds: float


class Join(NamedTuple):
    """Wait until another call has done something."""

    work: Future[Any]


Step = Send | Exchange | Read | Sleep | Join
Steps = Generator[Step, Any, T]


class Auth:
    """Credentials that are got, and got again, while calls are made.

    Set one as ``configuration.auth``. It goes with the operations that ask for credentials.
    """

    def authorize(self, request: Request, server: str) -> Steps[object]:
        """Put credentials into the headers of a request.

        Args:
            request: The request, before it is sent.
            server: The URL of the server.

        Returns:
            What ``renew`` gets, to know which credentials were refused.
        """
        raise NotImplementedError
        yield

    def renew(self, answer: Any, server: str, used: object) -> Steps[bool]:
        """Get other credentials after an answer with status 401 or 403.

        Returns:
            Whether the request is to be sent again.
        """
        yield from ()
        return False

    def __deepcopy__(self, memo: object) -> Auth:
        """Return the same: copies of a configuration share one login."""
        return self


def sent_by(
    client: ApiClient, operation: Operation[Any], arguments: Mapping[str, Any]
) -> Steps[Any]:
    """Send the request of a call, again after some failures, and return the answer."""
    request = prepare(client, operation, arguments)
    timeout = arguments["_request_timeout"]
    auth = _auth_of(client, operation, arguments)
    server = client.configuration.host if auth is not None else ""
    if auth is not None:
        _same_server(server, host_of(client.configuration, operation, arguments))
    tries = tries_of(client.configuration, operation.method)
    attempt = 0
    may_renew = True
    while True:
        # A transport changes the headers that it gets.
        now = request._replace(headers=dict(request.headers))
        used = None
        if auth is not None:
            used = yield from auth.authorize(now, server)
        answer = yield Send(now, timeout)
        status: int = answer.status
        if status < 400:
            return answer
        if auth is not None and may_renew and status in (401, 403):
            may_renew = False
            if (yield from auth.renew(answer, server, used)):
                yield Read(answer)
                continue
            return answer
        pause = pause_after(answer, attempt) if attempt < tries else None
        if pause is None:
            return answer
        yield Read(answer)
        yield Sleep(pause)
        attempt += 1


def _auth_of(
    client: ApiClient, operation: Operation[Any], arguments: Mapping[str, Any]
) -> Auth | None:
    asks = operation.schemes or operation.template.endswith("/logout")
    return None if not asks or arguments["_request_auth"] else client.configuration.auth


def _same_server(own: str, other: str) -> None:
    if own != other and urlsplit(own)[:2] != urlsplit(other)[:2]:
        raise ApiValueError(
            f"The credentials are those of {own}, and this operation is called at {other}. "
            "Set ignore_operation_servers, or give _request_auth."
        )
