"""Enums that a newer server may have more members of."""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

from typing_extensions import Self

_MOST = 1000
"""How many unknown values of an enum are kept: more are no mistake of a version."""


class _Open:
    """Makes members for values that are not declared, while an answer is read."""

    @classmethod
    def _opened(cls, value: Any) -> Any:
        """Return a member for a value that is not declared: for the same value the same one."""
        kind: Any = cls
        if type(value) is not kind._base_type():
            raise ValueError(f"{value!r} is no value of {cls.__name__}")
        known: dict[Any, Any] = kind.__dict__.get("_unknown_members") or {}
        member = known.get(value)
        if member is None:
            member = _made(kind, value)
            if len(known) < _MOST:
                type.__setattr__(kind, "_unknown_members", {**known, value: member})
        return member

    @classmethod
    def from_json(cls, json_str: str) -> Self:
        """Return the member of a value in JSON."""
        member: Self = cls._member(json.loads(json_str))
        return member

    @classmethod
    def _member(cls, value: Any) -> Any:
        kind: Any = cls
        try:
            return kind(value)
        except ValueError:
            return cls._opened(value)

    def __reduce_ex__(self, protocol: Any) -> Any:
        member: Any = self
        return (_restored, (type(self), member._value_))


def _made(kind: Any, value: Any) -> Any:
    member = kind._base_type().__new__(kind, value)
    member._name_ = str(value)
    member._value_ = value
    return member


def _restored(kind: Any, value: Any) -> Any:
    return kind._member(value)


class OpenStrEnum(_Open, str, Enum):
    """An enum of strings."""

    @classmethod
    def _base_type(cls) -> type[str]:
        return str


class OpenIntEnum(_Open, int, Enum):
    """An enum of integers."""

    @classmethod
    def _base_type(cls) -> type[int]:
        return int


class OpenFloatEnum(_Open, float, Enum):
    """An enum of numbers."""

    @classmethod
    def _base_type(cls) -> type[float]:
        return float
