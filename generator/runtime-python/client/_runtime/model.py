"""The base of all models."""

from __future__ import annotations

import json
import pprint
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_jsonable_python
from typing_extensions import Self

from .shapes import is_dict, is_list, is_mapping
from .soft import SoftReader, reader_of


class Body(BaseModel):
    """A model that is only sent: members that it does not know are left out."""

    model_config = ConfigDict(
        validate_by_name=True,
        validate_by_alias=True,
        validate_assignment=True,
        protected_namespaces=(),
        defer_build=True,
    )

    _always: ClassVar[frozenset[str]] = frozenset()
    """The fields that are sent as null where they have no value."""
    _read_only: ClassVar[frozenset[str]] = frozenset()
    """The fields that only the server sets."""
    _nullable: ClassVar[frozenset[str]] = frozenset()
    """The fields of which null is a value like others, and is sent where it was given."""
    _takes_more: ClassVar[bool] = False
    """Members that are not declared are in ``additional_properties``."""

    def to_str(self) -> str:
        """Return the model as text, by the names on the wire."""
        return pprint.pformat(self.model_dump(by_alias=True, warnings=False))

    def to_json(self) -> str:
        """Return the model as JSON, by the names on the wire, without what is None."""
        if _is_plain(type(self)):
            return self.model_dump_json(
                by_alias=True, exclude_none=True, warnings=False
            )
        return json.dumps(to_jsonable_python(self.to_dict()))

    @classmethod
    def from_json(cls, json_str: str) -> Self | None:
        """Make an instance of JSON. What does not fit its type stays as it is."""
        if json_str.strip() == "null":
            return None
        made: Self = _reader(cls).read_json(json_str)
        return made if isinstance(made, cls) else cls.model_validate(made)

    def to_dict(self) -> dict[str, Any]:
        """Return the model as a dict, by the names on the wire, without what is None."""
        if _is_plain(type(self)):
            return self.model_dump(by_alias=True, exclude_none=True, warnings=False)
        extra = self.model_extra or {}
        more = {key: _as_dict(value) for key, value in extra.items()}
        return {**self._fields(_as_dict), **more}

    @classmethod
    def from_dict(cls, obj: Any) -> Self | None:
        """Make an instance of a dict. What does not fit its type stays as it is."""
        if obj is None:
            return None
        if not is_mapping(obj):
            return cls.model_validate(obj)
        made: Self = _reader(cls).read(obj)
        return made

    def _fields(
        self, convert: Callable[[Any], Any], without: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        """Return the fields that are not None, and those whose None means something."""
        cls = type(self)
        if cls._takes_more:
            without |= {"additional_properties"}
        values = self.__dict__
        result: dict[str, Any] = {}
        for name, info in cls.model_fields.items():
            value = values.get(name)
            if name not in without and (value is not None or self._is_said(name)):
                result[info.alias or name] = convert(value)
        if cls._takes_more:
            more: dict[str, Any] = values.get("additional_properties") or {}
            result.update({key: convert(item) for key, item in more.items()})
        return result

    def _is_said(self, name: str) -> bool:
        """Return whether the None of a field means something."""
        cls = type(self)
        is_given = name in cls._nullable and name in self.model_fields_set
        return is_given or name in cls._always

    @classmethod
    def _finish(cls, instance: Any) -> None:
        """Move members that are not declared to where the model has them."""
        extra = instance.__pydantic_extra__
        if cls._takes_more:
            given = instance.__dict__.get("additional_properties")
            more = dict(given) if is_dict(given) else {}
            instance.__dict__["additional_properties"] = {**more, **(extra or {})}
            extra = None
        if cls.model_config.get("extra") != "allow":
            extra = None
        object.__setattr__(instance, "__pydantic_extra__", extra)


class Model(Body):
    """A model that is received: members that it does not know are in ``model_extra``."""

    model_config = ConfigDict(extra="allow")


_readers: dict[type[Any], SoftReader] = {}


def _reader(cls: type[Any]) -> SoftReader:
    reader = _readers.get(cls)
    if reader is None:
        reader = _readers[cls] = reader_of(cls)
    return reader


@cache
def _is_plain(cls: type[Body]) -> bool:
    """Return whether pydantic writes a model as it shall be: no None in it means something."""
    seen: set[Any] = set()
    rest: list[Any] = [cls]
    while rest:
        kind = rest.pop()
        if kind in seen:
            continue
        seen.add(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if (
                not issubclass(kind, Body)
                or kind._nullable
                or kind._always
                or kind._takes_more
            ):
                return False
            rest.extend(info.annotation for info in kind.model_fields.values())
        else:
            rest.extend(get_args(kind))
    return True


def _as_dict(value: Any) -> Any:
    to_dict = getattr(value, "to_dict", None)
    if to_dict is not None:
        return to_dict()
    if is_list(value):
        return [_as_dict(item) for item in value]
    if is_dict(value):
        return {key: _as_dict(item) for key, item in value.items()}
    return value
