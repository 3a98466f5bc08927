"""A client as the generator writes them, as small as can be: what the runtime is tested with."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from client._runtime.api import (
    Api,
    RequestTimeout,
    implements,
    with_http_info,
    without_preload_content,
)
from client._runtime.checks import matching, one_of
from client._runtime.enums import OpenIntEnum, OpenStrEnum
from client._runtime.model import Body, Model
from client._runtime.operation import Body as BodyOf
from client._runtime.operation import Operation, Wire
from client._runtime.unions import AnyOf, OneOf
from pydantic import Field, StrictBool, StrictInt, StrictStr, field_validator


class Mood(OpenStrEnum):
    """How a pet feels."""

    CALM = "calm"
    WILD = "wild"


class Size(OpenIntEnum):
    """How big a pet is."""

    SMALL = 1
    BIG = 2


class Pet(Model):
    """A pet."""

    _read_only: ClassVar[frozenset[str]] = frozenset(["id"])

    id: StrictInt
    name: Annotated[StrictStr, Field(max_length=8)]
    mood: Mood | None = None
    size: Size | None = None
    born: datetime | None = None
    tame: StrictBool | None = None
    friends: list[Pet] | None = None
    owner_name: StrictStr | None = Field(default=None, alias="owner-name")


class NewPet(Body):
    """A pet to be."""

    _always: ClassVar[frozenset[str]] = frozenset(["born"])
    _nullable: ClassVar[frozenset[str]] = frozenset(["note"])
    _takes_more: ClassVar[bool] = True

    name: StrictStr
    kind: StrictStr | None = None
    code: StrictStr | None = None
    born: datetime | None = None
    note: Any | None = None
    additional_properties: dict[str, Any] = Field(default={})

    @field_validator("kind")
    @classmethod
    def kind_validate_enum(cls, value: Any) -> Any:
        return one_of(value, ["cat", "dog"])

    @field_validator("code")
    @classmethod
    def code_validate_regular_expression(cls, value: Any) -> Any:
        return matching(value, "^[a-z]+$")


class Cat(Model):
    """A cat."""

    kind: StrictStr
    purrs: StrictBool

    @field_validator("kind")
    @classmethod
    def kind_validate_enum(cls, value: Any) -> Any:
        return one_of(value, ["cat"])


class Dog(Model):
    """A dog."""

    kind: StrictStr
    barks: StrictBool

    @field_validator("kind")
    @classmethod
    def kind_validate_enum(cls, value: Any) -> Any:
        return one_of(value, ["dog"])


class Animal(OneOf):
    """A cat or a dog."""

    oneof_schema_1_validator: Cat | None = None
    oneof_schema_2_validator: Dog | None = None
    actual_instance: Cat | Dog | None = None
    one_of_schemas: set[str] = Field(default={"Cat", "Dog"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class Key(AnyOf):
    """A number or a name."""

    anyof_schema_1_validator: StrictInt | None = None
    anyof_schema_2_validator: StrictStr | None = None
    actual_instance: Any = None
    any_of_schemas: set[str] = Field(default={"int", "str"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


LIST: Operation[Any] = Operation(
    "GET",
    "/pets/{owner}",
    path={"owner": "owner"},
    query={
        "limit": "limit",
        "moods": "mood",
        "since": "since",
        "day": "day",
        "tame": "tame",
        "where": Wire("where", "deepObject", True),
    },
    header={"trace": "X-Trace"},
    cookie={"session": "session"},
    accept=("application/json",),
    responses={"200": "object", "404": "object"},
    security=[("Login",), ("Key",)],
)
CREATE: Operation[Any] = Operation(
    "POST",
    "/pets",
    body=BodyOf("new_pet", {"application/json": "json"}),
    accept=("application/json",),
    responses={"2XX": "object"},
    security=[("Basic",)],
)


class PetApi(Api):
    """What can be done with pets."""

    @implements(LIST)
    def list_pets(
        self,
        owner: StrictStr,
        limit: Annotated[StrictInt, Field(ge=0)] | None = None,
        moods: list[StrictStr] | None = None,
        since: datetime | None = None,
        day: date | None = None,
        tame: StrictBool | None = None,
        where: dict[str, StrictStr] | None = None,
        trace: StrictStr | None = None,
        session: StrictStr | None = None,
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[StrictStr, Any] | None = None,
        _content_type: StrictStr | None = None,
        _headers: dict[StrictStr, Any] | None = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> Any:
        """List pets."""
        return self._call(LIST, locals())

    list_pets_with_http_info = with_http_info(list_pets)
    list_pets_without_preload_content = without_preload_content(list_pets)

    @implements(CREATE)
    def create_pet(
        self,
        new_pet: NewPet,
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[StrictStr, Any] | None = None,
        _content_type: StrictStr | None = None,
        _headers: dict[StrictStr, Any] | None = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> Any:
        """Create a pet."""
        return self._call(CREATE, locals())
