"""The styles of parameters (OpenAPI 3.1, section 4.8.12.3)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from .operation import Wire
from .shapes import is_dict, is_list

_SEPARATORS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}
_RESERVED = ":/?#[]@!$&'()*+,;="


def plain(value: Any, wire: Wire | None = None) -> str:
    """Return a value as text, without escapes: lists and objects with commas."""
    if wire is not None and wire.content_type is not None:
        return json.dumps(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_list(value):
        return ",".join(plain(item) for item in value)
    if is_dict(value):
        sign = "=" if wire is not None and wire.explode else ","
        return ",".join(f"{key}{sign}{plain(item)}" for key, item in value.items())
    return "" if value is None else str(value)


def in_path(value: Any, wire: Wire, safe: str) -> str:
    """Write a parameter into a path. A value that is a dot segment would lead elsewhere."""
    if wire.reserved:
        safe += _RESERVED

    def text(one: object) -> str:
        return quote(plain(one), safe=safe)

    if wire.content_type is not None:
        return quote(json.dumps(value), safe=safe)
    if wire.style == "simple":
        written = ",".join(_items(value, wire.explode, text))
        return written.replace(".", "%2E") if written in (".", "..") else written
    start, separator = (".", ".") if wire.style == "label" else (";", ";")
    if wire.style == "label":
        items = _items(value, wire.explode, text)
        return start + (separator if wire.explode else ",").join(items)
    return _matrix(value, wire, text, separator)


def _matrix(value: Any, wire: Wire, text: Any, separator: str) -> str:
    name = quote(wire.name, safe="")
    if wire.explode and is_list(value):
        return "".join(f"{separator}{name}={text(item)}" for item in value)
    if wire.explode and is_dict(value):
        pairs = value.items()
        return "".join(f"{separator}{text(key)}={text(item)}" for key, item in pairs)
    return f";{name}={','.join(_items(value, False, text))}"


def _items(value: Any, explode: bool, text: Any) -> list[str]:
    if is_list(value):
        return [text(item) for item in value]
    if not is_dict(value):
        return [text(value)]
    if explode:
        return [f"{text(key)}={text(item)}" for key, item in value.items()]
    return [text(part) for pair in value.items() for part in pair]


def in_query(value: Any, wire: Wire) -> list[str]:
    """Write a parameter into a query: the pairs ``name=value``."""
    safe = _RESERVED if wire.reserved else "/"
    name = quote(wire.name, safe="~-._!$'()*,;:@/?")

    def text(one: object) -> str:
        return quote(plain(one), safe=safe)

    if wire.content_type is not None:
        return [f"{name}={quote(json.dumps(value), safe=safe)}"]
    if wire.style == "deepObject" and is_dict(value):
        return _deep(name, value, text)
    if not (is_list(value) or is_dict(value)):
        return [f"{name}={text(value)}"]
    if not value:
        return []
    if wire.explode and is_list(value):
        return [f"{name}={text(item)}" for item in value]
    if wire.explode and is_dict(value):
        return [f"{text(key)}={text(item)}" for key, item in value.items()]
    separator = _SEPARATORS.get(wire.style, ",")
    return [f"{name}={separator.join(_items(value, False, text))}"]


def _deep(name: str, value: dict[str, Any], text: Any) -> list[str]:
    found: list[str] = []
    for key, item in value.items():
        for one in item if is_list(item) else [item]:
            found.append(f"{name}%5B{quote(str(key), safe='')}%5D={text(one)}")
    return found
