"""Checks the arguments of a call against the annotations of its method.

What is exactly of its type passes at once. Anything else goes to pydantic, which converts what can be converted (a tuple to a list, a dict to a model,
a text to a datetime) and raises for the rest.
"""

from __future__ import annotations

import datetime
import types
import uuid
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel, Strict, validate_call
from pydantic.fields import FieldInfo

from .operation import Operation
from .shapes import is_dict, is_list

Check = Callable[[Any], bool]
Checks = Sequence[tuple[str, bool, Check]]


def checked(operation: Operation[Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a call, converted where that is needed.

    Raises:
        pydantic.ValidationError: An argument is wrong.
    """
    checks = operation.checks
    if checks is None:
        checks = operation.checks = _checks_of(operation)
    for name, takes_none, check in checks:
        value = arguments[name]
        # None is what most arguments are.
        if not (takes_none if value is None else check(value)):
            return _validated(operation, arguments)
    return arguments


def _validated(operation: Operation[Any], arguments: dict[str, Any]) -> dict[str, Any]:
    if operation.validator is None:
        operation.validator = validate_call(_function(operation))
    given = {name: value for name, value in arguments.items() if name != "self"}
    return operation.validator(_Recorder(), **given)


def _function(operation: Operation[Any]) -> Callable[..., Any]:
    if operation.function is None:
        raise RuntimeError(f"no method for {operation.method} {operation.template}")
    return operation.function


class _Recorder:
    """Stands in the place of an API class: its method returns its arguments."""

    def _call(
        self, operation: Operation[Any], arguments: dict[str, Any]
    ) -> dict[str, Any]:
        return arguments


def _checks_of(operation: Operation[Any]) -> Checks:
    hints = get_type_hints(_function(operation), include_extras=True)
    hints.pop("return", None)
    checks = [(name, _check_of(hint)) for name, hint in hints.items()]
    return [(name, check(None), check) for name, check in checks]


_EXACT = frozenset(
    [
        str,
        int,
        float,
        bool,
        bytes,
        datetime.datetime,
        datetime.date,
        uuid.UUID,
        type(None),
    ]
)


def _check_of(hint: Any) -> Check:
    origin = get_origin(hint)
    if hint is Any:
        return _always
    if origin is Annotated:
        return _limited(hint)
    if origin in (Union, types.UnionType):
        return _any_of([_check_of(member) for member in get_args(hint)])
    if origin is list:
        return _list_of(_check_of(get_args(hint)[0]))
    if origin is dict:
        return _dict_of(get_args(hint))
    if hint in _EXACT or (isinstance(hint, type) and issubclass(hint, BaseModel)):
        return _exact(hint)
    return _never


def _always(value: Any) -> bool:
    return True


def _never(value: Any) -> bool:
    return False


def _exact(kind: type) -> Check:
    return lambda value: type(value) is kind


def _any_of(checks: list[Check]) -> Check:
    return lambda value: any(check(value) for check in checks)


def _list_of(check: Check) -> Check:
    def all_in(value: Any) -> bool:
        return is_list(value) and all(check(item) for item in value)

    return all_in


def _dict_of(args: tuple[Any, ...]) -> Check:
    check = _check_of(args[1])

    def all_in(value: Any) -> bool:
        if not is_dict(value):
            return False
        return all(type(key) is str and check(item) for key, item in value.items())

    return all_in


_LIMITS: dict[type[Any], Callable[[Any], Check]] = {
    Ge: lambda limit: lambda value: bool(value >= limit.ge),
    Gt: lambda limit: lambda value: bool(value > limit.gt),
    Le: lambda limit: lambda value: bool(value <= limit.le),
    Lt: lambda limit: lambda value: bool(value < limit.lt),
    MinLen: lambda limit: lambda value: len(value) >= limit.min_length,
    MaxLen: lambda limit: lambda value: len(value) <= limit.max_length,
}


def _limited(hint: Any) -> Check:
    base, *metadata = get_args(hint)
    check = _check_of(base)
    limits: list[Check] = []
    for one in metadata:
        found: list[Any] = one.metadata if isinstance(one, FieldInfo) else [one]
        for limit in found:
            if isinstance(limit, Strict):
                continue
            make = _LIMITS.get(type(cast("object", limit)))
            if make is None:
                return _never
            limits.append(make(limit))
    if not limits:
        return check
    return lambda value: check(value) and all(limit(value) for limit in limits)
