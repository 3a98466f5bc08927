"""The credentials of the security schemes that a configuration has values for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..configuration import Configuration
    from .facts import SecurityScheme


def settings_of(
    configuration: Configuration, schemes: Mapping[str, SecurityScheme]
) -> dict[str, Any]:
    """Return where each scheme puts which credentials, by the name of the scheme."""
    found = {
        name: _setting(configuration, name, scheme) for name, scheme in schemes.items()
    }
    return {name: setting for name, setting in found.items() if setting is not None}


def _setting(
    configuration: Configuration, name: str, scheme: SecurityScheme
) -> dict[str, Any] | None:
    kind = scheme["type"]
    if kind == "apiKey":
        return _api_key(configuration, name, scheme)
    if kind == "http" and scheme["scheme"] == "basic":
        if configuration.username is None or configuration.password is None:
            return None
        return _header("basic", configuration.get_basic_auth_token())
    if kind == "mutualTLS" or (kind == "http" and scheme["scheme"] != "bearer"):
        return None
    token = configuration.access_token
    if token is None:
        return None
    return _header("bearer" if kind == "http" else "oauth2", f"Bearer {token}")


def _api_key(
    configuration: Configuration, name: str, scheme: SecurityScheme
) -> dict[str, Any] | None:
    if name not in configuration.api_key and configuration.refresh_api_key_hook is None:
        return None
    value = configuration.get_api_key_with_prefix(name)
    if value is None:
        return None
    return {
        "type": "api_key",
        "in": scheme["in"],
        "key": scheme["name"],
        "value": value,
    }


def _header(kind: str, value: str) -> dict[str, Any]:
    return {"type": kind, "in": "header", "key": "Authorization", "value": value}
