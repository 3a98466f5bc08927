"""Stands in the place of a client's own facts while the runtime is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.facts import Environment, HostSetting, SecurityScheme

if TYPE_CHECKING:
    from ._runtime.steps import Auth

PACKAGE_NAME = "client"
PACKAGE_VERSION = "1.0.0"
API_VERSION = "1"
HOST = "http://localhost"
SERVERS: list[HostSetting] = [
    {"url": "", "description": "No description provided"},
]
SECURITY_SCHEMES: dict[str, SecurityScheme] = {
    "Basic": {"type": "http", "scheme": "basic"},
    "Bearer": {"type": "http", "scheme": "bearer"},
    "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "Login": {"type": "oauth2"},
}
ENVIRONMENT: Environment = {
    "prefix": "CLIENT",
    "token": True,
    "password": True,
}


def password_auth(username: str, password: str) -> Auth | None:
    """Return what sends a user name and a password where that is more than Basic."""
    from ._runtime.login import login

    return login(username, password)
