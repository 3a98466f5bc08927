"""Login with user name and password at the token endpoint of a server, which takes JSON."""

from __future__ import annotations

import json

from ..exceptions import ApiException
from .renewal import Renewing, Session, failure, member, renewal_of
from .steps import Exchange, Exchanged, Steps

__all__ = ["Login", "login"]


def login(username: str, password: str, *, path: str = "/auth/token") -> Login:
    """Log in with user name and password.

    The first call logs in. Later ones do so before the token ends, and after the server has refused it. Calls at the same time share one login.

    Args:
        username: The user.
        password: The password. No message and no ``repr`` shows it.
        path: The path of the token endpoint below the host.

    Returns:
        What to set as ``configuration.auth``.
    """
    return Login(username, password, path=path)


class Login(Renewing):
    """Sends tokens of a user. See ``login``."""

    def __init__(
        self, username: str, password: str, *, path: str = "/auth/token"
    ) -> None:
        super().__init__()
        self.username = username
        self._password = password
        self.path = path

    def __repr__(self) -> str:
        return f"login({self.username!r}, ...)"

    def _next(self, server: str) -> Steps[Session]:
        answer: Exchanged = yield Exchange(
            "POST",
            server.rstrip("/") + self.path,
            {"Content-Type": "application/json", "Accept": "application/json"},
            json.dumps({"username": self.username, "password": self._password}),
        )
        if not 200 <= answer.status <= 299:
            raise failure(answer, "POST", self.path, self._password)
        token = member(answer.body, "access_token")
        if token is None:
            raise ApiException(
                status=answer.status,
                reason=f"POST {self.path} answered without an access_token.",
            )
        return Session(token, renewal_of(token))
