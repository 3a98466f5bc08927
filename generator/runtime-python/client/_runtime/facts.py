"""The shapes of what a build says of itself."""

from __future__ import annotations

from typing import TypedDict

from typing_extensions import NotRequired


class HostSettingVariable(TypedDict):
    """A variable in the URL of a server."""

    description: str
    default_value: str
    enum_values: NotRequired[list[str]]


class HostSetting(TypedDict):
    """A server."""

    url: str
    description: str
    variables: NotRequired[dict[str, HostSettingVariable]]


class Environment(TypedDict):
    """Which variables of the environment a client reads."""

    prefix: str
    token: bool
    password: bool


SecurityScheme = dict[str, str]
"""What the document says of a security scheme: its ``type``, and what belongs to that."""
