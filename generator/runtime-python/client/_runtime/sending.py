"""From a value to what is sent of it in JSON."""

from __future__ import annotations

import datetime
import decimal
import uuid
from enum import Enum
from typing import Any

from pydantic import BaseModel, SecretStr

from .model import Body
from .shapes import is_dict, is_list, is_tuple
from .unions import Union


def sent(value: Any) -> Any:
    """Return a value as it is sent.

    A model goes without what only the server sets, and without members that it does not know.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, bytes, bool, int, float)):
        return value
    if isinstance(value, Body):
        return value._fields(sent, type(value)._read_only)
    if is_list(value):
        return [sent(item) for item in value]
    if is_dict(value):
        return {key: sent(item) for key, item in value.items()}
    if isinstance(value, datetime.datetime):
        return moment(value).isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (uuid.UUID, decimal.Decimal)):
        return str(value)
    return _other(value)


def moment(value: datetime.datetime) -> datetime.datetime:
    """Return a datetime with its offset: servers refuse one without, so it counts as local time."""
    return value.astimezone() if value.tzinfo is None else value


def _other(value: Any) -> Any:
    if isinstance(value, Union):
        return sent(value.actual_instance)
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if is_tuple(value):
        return tuple(sent(item) for item in value)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    to_dict = getattr(value, "to_dict", None)
    return sent(to_dict() if callable(to_dict) else vars(value))
