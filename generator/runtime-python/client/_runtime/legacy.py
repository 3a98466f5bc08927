"""What `ApiClient` offers to programs that call no operation: the helpers of the old client."""

from __future__ import annotations

import json
import mimetypes
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from ..exceptions import ApiException, ApiTypeError
from .answers import read_as
from .shapes import is_dict, is_list, is_mapping, is_tuple

_SEPARATORS = {"ssv": " ", "tsv": "\t", "pipes": "|"}
_JSON = re.compile(r"application/(json|[\w!#$&.+\-^]+\+json)\s*(;|$)", re.IGNORECASE)
_TEXT = re.compile(r"text/[a-z.+-]+\s*(;|$)", re.IGNORECASE)


def deserialize(text: str, response_type: str, content_type: str | None) -> Any:
    """Read a text as a type, if its content type is one of text."""
    if content_type is None:
        return read_as(response_type, text, is_json=_is_json(text))
    if _JSON.match(content_type):
        return read_as(response_type, text, is_json=text != "")
    if _TEXT.match(content_type):
        return read_as(response_type, text, is_json=False)
    raise ApiException(status=0, reason=f"Unsupported content type: {content_type}")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def pairs(params: Any, formats: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Return parameters as pairs."""
    found: list[tuple[str, Any]] = []
    for name, value in _items(params):
        form = formats.get(name)
        if form is None:
            found.append((name, _plain(value)))
        elif form == "multi":
            found.extend((name, _plain(item)) for item in value)
        else:
            items = (str(_plain(item)) for item in value)
            found.append((name, _SEPARATORS.get(form, ",").join(items)))
    return found


def query(params: Any, formats: Mapping[str, str]) -> str:
    """Return parameters as the query of a URL."""
    found: list[str] = []
    for name, value in _items(params):
        form = formats.get(name)
        if form is None:
            found.append(f"{name}={_quoted(value)}")
        elif form == "multi":
            found.extend(f"{name}={_quoted(item)}" for item in value)
        else:
            separator = _SEPARATORS.get(form, ",")
            found.append(f"{name}={separator.join(_quoted(item) for item in value)}")
    return "&".join(found)


def _items(params: Any) -> Iterable[tuple[str, Any]]:
    pairs: Iterable[tuple[str, Any]] = params.items() if is_mapping(params) else params
    return pairs


def _quoted(value: Any) -> str:
    return quote(json.dumps(value) if is_dict(value) else str(_plain(value)))


def _plain(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def files(given: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return files as the fields of a form: paths, bytes, pairs of name and bytes, or lists of these."""
    found: list[tuple[str, Any]] = []
    for name, value in given.items():
        for one in value if is_list(value) else [value]:
            found.append((name, _part(name, one)))
    return found


def _part(name: str, value: Any) -> tuple[str, bytes, str]:
    if isinstance(value, str):
        with open(value, "rb") as file:
            file_name, data = os.path.basename(value), file.read()
    elif isinstance(value, bytes):
        file_name, data = name, value
    elif is_tuple(value):
        file_name, data = value
    else:
        raise ApiTypeError(f"no file can be made of a {type(value).__name__}")
    kind = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
    return file_name, data, kind
