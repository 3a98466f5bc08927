"""One view of what a server says of an error: of RFC 9457, and of FastAPI's ``detail``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .shapes import is_dict, is_list


@dataclass(frozen=True)
class Problem:
    """What a server says of an error.

    Attributes:
        status: The status of the answer.
        title: What happened, in a few words; else the reason phrase.
        detail: What happened in this case.
        type: A URI that names the kind of problem.
        instance: A URI that names this case.
        errors: What is wrong with which part of the request.
    """

    status: int | None
    title: str | None = None
    detail: str | None = None
    type: str | None = None
    instance: str | None = None
    errors: tuple[ProblemItem, ...] = field(default=())

    def lines(self) -> Iterator[str]:
        """Yield the lines of a message, without what was sent: it may hold secrets."""
        if self.detail is not None:
            yield f"Detail: {_one_line(self.detail)}"
        for error in self.errors:
            yield f"  {error.place}: {_one_line(error.message)}"


@dataclass(frozen=True)
class ProblemItem:
    """What is wrong with one part of the request."""

    place: str
    message: str
    type: str | None = None


def problem_of(status: int | None, reason: str | None, body: str | None) -> Problem:
    """Read the body of an error."""
    said = _parsed(body)
    if not is_dict(said):
        return Problem(status, title=reason)
    detail = said.get("detail")
    if is_list(detail):
        return Problem(status, title=reason, errors=tuple(_items(detail)))
    if is_dict(detail):
        message = _text(detail.get("message")) or _text(detail.get("reason"))
        return Problem(
            status, title=_text(detail.get("reason")) or reason, detail=message
        )
    return Problem(
        status,
        title=_text(said.get("title")) or reason,
        detail=_text(detail) or _text(said.get("message")),
        type=_text(said.get("type")),
        instance=_text(said.get("instance")),
    )


def _parsed(body: str | None) -> Any:
    try:
        return None if not body else json.loads(body)
    except ValueError:
        return None


def _items(details: list[Any]) -> Iterator[ProblemItem]:
    for detail in details:
        if is_dict(detail):
            steps = detail.get("loc")
            place = ".".join(str(step) for step in steps) if is_list(steps) else ""
            yield ProblemItem(
                place, str(detail.get("msg", "")), _text(detail.get("type"))
            )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _one_line(text: str) -> str:
    return " ".join(text.split())[:2000]
