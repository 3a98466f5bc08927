"""Models that are one of several types."""

from __future__ import annotations

import json
import pprint
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    TypeAdapter,
    ValidationError,
    field_validator,
)
from typing_extensions import Self

from .soft import SoftReader, reader_of


class Union(BaseModel):
    """Holds the value in ``actual_instance``."""

    model_config = ConfigDict(
        validate_assignment=True, protected_namespaces=(), defer_build=True
    )

    actual_instance: Any = None
    _only_one: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if len(args) > 1:
            raise ValueError("only one positional argument is taken: the value")
        if args and kwargs:
            raise ValueError("a positional argument is taken without others")
        super().__init__(**({"actual_instance": args[0]} if args else kwargs))

    @classmethod
    def _members(cls) -> Iterator[TypeAdapter[Any]]:
        return iter(_adapters(cls))

    @classmethod
    def _chosen(cls, value: Any) -> Any:
        """Return the value as the member that takes it.

        Raises:
            ValueError: None takes it, or several do where only one may.
        """
        found: list[Any] = []
        problems: list[str] = []
        for adapter in cls._members():
            try:
                found.append(adapter.validate_python(value))
            except ValidationError as error:
                problems.append(str(error))
            else:
                if not cls._only_one:
                    break
        if not found:
            raise ValueError(
                f"No match found for {cls.__name__}: {'; '.join(problems)}"
            )
        if len(found) > 1 and not _is_model(value):
            raise ValueError(f"Multiple matches found for {cls.__name__}")
        return found[0]

    @classmethod
    def _kept(cls, value: Any) -> Any:
        """Return the value, which a member must take: a plain one as it was given, anything else as the member."""
        if value is None:
            return None
        chosen = cls._chosen(value)
        return value if isinstance(value, (str, int, float)) else chosen

    @classmethod
    def _read(cls, value: Any) -> Self:
        """Make an instance of an answer: of the member that fits, else of the one that fits best."""
        try:
            actual = cls._chosen(value)
        except ValueError:
            actual = _best(cls, value)
        instance = cls.model_construct()
        vars(instance)["actual_instance"] = actual
        instance.__pydantic_fields_set__.add("actual_instance")
        return instance

    @classmethod
    def from_dict(cls, obj: Any) -> Self:
        """Make an instance of a value of JSON."""
        return cls._read(obj)

    @classmethod
    def from_json(cls, json_str: str) -> Self:
        """Make an instance of JSON."""
        return cls._read(json.loads(json_str))

    def to_dict(self) -> Any:
        """Return the value, a model as a dict."""
        to_dict = getattr(self.actual_instance, "to_dict", None)
        return self.actual_instance if to_dict is None else to_dict()

    def to_json(self) -> str:
        """Return the value as JSON."""
        to_json = getattr(self.actual_instance, "to_json", None)
        text: str = json.dumps(self.actual_instance) if to_json is None else to_json()
        return text

    def to_str(self) -> str:
        """Return the model as text."""
        return pprint.pformat(self.model_dump(warnings=False))


class OneOf(Union):
    """Exactly one member takes the value."""

    _only_one: ClassVar[bool] = True

    @field_validator("actual_instance", check_fields=False)
    @classmethod
    def actual_instance_must_validate_oneof(cls, v: Any) -> Any:
        """Check that one of the members takes the value."""
        return cls._kept(v)


class AnyOf(Union):
    """The first member that takes the value counts."""

    @field_validator("actual_instance", check_fields=False)
    @classmethod
    def actual_instance_must_validate_anyof(cls, v: Any) -> Any:
        """Check that one of the members takes the value."""
        return cls._kept(v)


def _annotations(cls: type[BaseModel]) -> Iterator[Any]:
    for name, info in cls.model_fields.items():
        if name.endswith("_validator"):
            yield info.annotation


@cache
def _adapters(cls: type[BaseModel]) -> tuple[TypeAdapter[Any], ...]:
    return tuple(TypeAdapter(one) for one in _annotations(cls))


@cache
def _readers(cls: type[BaseModel]) -> tuple[SoftReader, ...]:
    return tuple(reader_of(one) for one in _annotations(cls))


def _best(cls: type[BaseModel], value: Any) -> Any:
    """Return the value as the member that leaves the fewest of its fields None."""
    read = [reader.read(value) for reader in _readers(cls)]
    models = [one for one in read if _is_model(one)]
    return min(models, key=_gaps) if models else value


def _gaps(model: BaseModel) -> int:
    fields: set[str] = set(type(model).model_fields)
    return len(fields - model.model_fields_set)


def _is_model(value: Any) -> bool:
    return isinstance(value, BaseModel)
