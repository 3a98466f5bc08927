"""Answers that come line by line, each of them JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

MEDIA_TYPE = "application/x-ndjson"


def asking(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a call that asks for lines."""
    headers: Mapping[str, Any] = arguments["_headers"] or {}
    return {**arguments, "_headers": {"Accept": MEDIA_TYPE, **headers}}


class Splitter:
    """Makes lines of the bytes of an answer, which may end anywhere."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []

    def values(self, data: bytes) -> Iterator[Any]:
        """Yield the values of the lines that end in these bytes."""
        *whole, rest = data.split(b"\n")
        for part in whole:
            line = b"".join([*self._rest, part])
            self._rest.clear()
            yield from _value(line)
        if rest:
            self._rest.append(rest)

    def last(self) -> Iterator[Any]:
        """Yield the value of the last line where no line break ends it."""
        yield from _value(b"".join(self._rest))
        self._rest.clear()


def values_of(chunks: Iterable[bytes]) -> Iterator[Any]:
    """Yield the values of the lines of an answer."""
    splitter = Splitter()
    for chunk in chunks:
        yield from splitter.values(chunk)
    yield from splitter.last()


def _value(line: bytes) -> Iterator[Any]:
    if line.strip():
        yield json.loads(line)
