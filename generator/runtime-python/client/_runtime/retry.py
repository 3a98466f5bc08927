"""When a request is sent again: after which answers, and how long after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..configuration import Configuration

_SAFE = frozenset(["GET", "HEAD", "OPTIONS", "QUERY"])
_PASSING = frozenset([429, 502, 503, 504])
_LONGEST = 60.0


def tries_of(configuration: Configuration, method: str) -> int:
    """Return how often a request may be sent again: never where the program says how urllib3 does it."""
    if method not in _SAFE or configuration.retries is not None:
        return 0
    return configuration.status_retries


def pause_after(answer: Any, attempt: int) -> float | None:
    """Return after how many seconds the same request may succeed; None where it may not."""
    if answer.status not in _PASSING:
        return None
    asked = _asked(answer.headers)
    # No server is granted more than a minute.
    return _usual(attempt) if asked is None else min(max(asked, 0.001), _LONGEST)


def _usual(attempt: int) -> float:
    from random import SystemRandom

    wait: float = 0.25 * 2.0 ** min(attempt, 4)
    return wait * (1 + SystemRandom().random())


def _asked(headers: Mapping[str, str]) -> float | None:
    """Return what ``Retry-After`` says (RFC 9110, section 10.2.3). A date is one of the server's clock."""
    text = (headers.get("retry-after") or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until = _date(text)
    if until is None:
        return None
    now = _date(headers.get("date") or "") or datetime.now(timezone.utc)
    return (until - now).total_seconds()


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
