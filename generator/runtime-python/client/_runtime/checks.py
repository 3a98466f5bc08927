"""Checks of fields beyond their types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from .shapes import is_list


def one_of(value: Any, known: Sequence[str]) -> Any:
    """Check that a value is among those of an inline enum.

    Raises:
        ValueError: It is not.
    """
    values = value if is_list(value) else [value]
    if any(one is not None and one not in known for one in values):
        raise ValueError(f"must be one of enum values {tuple(known)}")
    return value


def matching(value: Any, pattern: str) -> Any:
    """Check that a text has a match of a pattern. One that Python does not know is no check.

    Raises:
        ValueError: There is no match.
    """
    if isinstance(value, str):
        compiled = _compiled(pattern)
        if compiled is not None and not compiled.match(value):
            raise ValueError(f"must validate the regular expression /{pattern}/")
    return value


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except re.error:
        return None
