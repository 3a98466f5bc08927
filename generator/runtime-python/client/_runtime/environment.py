"""Where a server is and who calls it, by variables of the environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from ..exceptions import ApiValueError
from .facts import Environment, HostSetting


class Found(NamedTuple):
    """What the variables say."""

    host: str | None
    token: str | None
    username: str | None
    password: str | None

    def __repr__(self) -> str:
        """Show no secret."""
        return f"Found(host={self.host!r}, ...)"


class Variables:
    """Variables by name, of which empty ones count as not set."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def read(
        self, environment: Environment, host: str, servers: Sequence[HostSetting]
    ) -> Found:
        """Read what a client can use. A token counts more than a user name."""
        prefix = environment["prefix"]
        names = [
            f"{prefix}_{name}" for name in ("BASE_URL", "TOKEN", "USERNAME", "PASSWORD")
        ]
        base_url, token, username, password = names
        has_token = self._usable(environment["token"], token)
        has_password = self._usable(environment["password"], username, password)
        url = self._host(base_url, host, servers)
        if has_token:
            return Found(url, self._need(token).strip(), None, None)
        if not has_password:
            return Found(url, None, None, None)
        # White space may belong to a password.
        return Found(url, None, self._need(username), self._need(password))

    def _host(self, name: str, host: str, servers: Sequence[HostSetting]) -> str | None:
        if not self._is_set(name) and _is_whole(servers):
            return None
        url = self._need(name).strip().rstrip("/")
        below = urlsplit(host).path.rstrip("/")
        return url if url.endswith(below) else url + below

    def _usable(self, is_used: bool, *names: str) -> bool:
        found = [name for name in names if self._is_set(name)]
        if found and not is_used:
            raise ApiValueError(f"This client does not use {' and '.join(found)}.")
        return bool(found)

    def _need(self, name: str) -> str:
        if not self._is_set(name):
            raise ApiValueError(f"{name} is not set.")
        return self._values[name]

    def _is_set(self, name: str) -> bool:
        return bool(self._values.get(name, "").strip())


def _is_whole(servers: Sequence[HostSetting]) -> bool:
    """Return whether the document says where its server is, without variables."""
    url = servers[0]["url"] if servers else ""
    return url.startswith(("http://", "https://")) and "{" not in url
