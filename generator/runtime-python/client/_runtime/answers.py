"""From the bytes of an answer to the value that a call returns."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import GenericAlias
from typing import TYPE_CHECKING, Any, cast

from .soft import SoftReader, reader_of

if TYPE_CHECKING:
    from ..rest import RESTResponse

_PACKAGE = __name__.rpartition("._runtime.")[0]
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_FILE_NAME = re.compile(r"filename=['\"]?([^'\"\s;]+)['\"]?")


def type_for(status: int, types: Mapping[str, str | None]) -> str | None:
    """Return the type of a status: its own, that of its range, or the default one."""
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in types:
            return types[key]
    return None


def read_text(data: bytes, content_type: str | None) -> str:
    """Decode an answer as its content type says. What cannot be decoded is replaced."""
    match = _CHARSET.search(content_type or "")
    try:
        return data.decode(match.group(1) if match else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def read_as(type_text: str, text: str, *, is_json: bool) -> Any:
    """Read a text as a type: what does not fit stays as it is."""
    reader = _reader_for(type_text)
    return reader.read_json(text) if is_json else reader.read(text)


@cache
def _reader_for(type_text: str) -> SoftReader:
    return reader_of(_type_of(type_text))


_HELD = re.compile(r"(List|Dict|Optional)\[(?:str, )?(.*)\]")


def _type_of(text: str) -> Any:
    """Return the type that a text names: of Python, of a model, or of what holds these."""
    match = _HELD.fullmatch(text)
    if match is None:
        return _named(text)
    kind, held = match.group(1), _type_of(match.group(2))
    if kind == "Optional":
        return held | None
    return (
        GenericAlias(list, (held,))
        if kind == "List"
        else GenericAlias(dict, (str, held))
    )


def _named(name: str) -> Any:
    from ..api_client import ApiClient

    native = ApiClient.NATIVE_TYPES_MAPPING.get(name)
    if native is not None:
        return Any if native is object else native
    models = import_module(f"{_PACKAGE}.models")
    return getattr(models, name, Any)


def file_of(response: RESTResponse, folder: str | None) -> str:
    """Write an answer to a file of its own, by the name that the server gives it."""
    found = _FILE_NAME.search(response.headers.get("Content-Disposition") or "")
    name = os.path.basename(found.group(1)) if found else ""
    place = tempfile.mkdtemp(dir=folder)
    path = os.path.join(place, name if name not in ("", ".", "..") else "answer")
    with open(path, "wb") as file:
        file.write(cast("bytes", response.data))
    return path
