"""Reading that never fails: what does not fit its type stays as the server sent it.

A second validator is made from the core schema that pydantic has of a type. In it every node may fall back to the raw value, a model takes
members that it does not know, and one that is missing is None. Models are made without their own validator: since pydantic 2.11 a node
of the kind ``model`` would use that one, which is strict.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from pydantic import TypeAdapter
from pydantic_core import CoreConfig, SchemaValidator, core_schema

Node = dict[str, Any]

_CONFIG = CoreConfig(
    validate_by_alias=True,
    validate_by_name=True,
    extra_fields_behavior="allow",
    allow_inf_nan=True,
)

_CHECKS = frozenset(["function-after", "function-before", "function-wrap"])


class SoftReader:
    """Reads values of one type."""

    __slots__ = ("_validator",)

    def __init__(self, validator: SchemaValidator) -> None:
        self._validator = validator

    def read(self, value: object) -> Any:
        """Read a value of JSON."""
        return self._validator.validate_python(value)

    def read_json(self, text: str | bytes) -> Any:
        """Read a text of JSON.

        Raises:
            ValueError: The text is no JSON.
        """
        return self._validator.validate_json(text)


def reader_of(kind: Any) -> SoftReader:
    """Make the reader of a type."""
    schema = cast("Node", TypeAdapter(kind).core_schema)
    return SoftReader(SchemaValidator(cast("Any", _soft(schema)), _CONFIG))


def _soft(node: Node) -> Node:
    """Return a node that takes everything."""
    make = _BY_KIND.get(node["type"])
    if node["type"] in _CHECKS:
        return _with_ref(node, _soft(node["schema"]))
    if make is not None:
        return make(node)
    return _or_raw(node)


def _or_raw(node: Node) -> Node:
    """Let a value that a node refuses stay as it is."""
    inner = {key: value for key, value in node.items() if key != "ref"}
    choices = [inner, {"type": "any"}]
    return _with_ref(
        node, {"type": "union", "choices": choices, "mode": "left_to_right"}
    )


def _with_ref(node: Node, made: Node) -> Node:
    return {**made, "ref": node["ref"]} if "ref" in node else made


def _definitions(node: Node) -> Node:
    return {
        **node,
        "schema": _soft(node["schema"]),
        "definitions": [_soft(one) for one in node["definitions"]],
    }


def _holding(node: Node) -> Node:
    return {**node, "schema": _soft(node["schema"])}


def _list(node: Node) -> Node:
    items = node.get("items_schema")
    return _or_raw(node if items is None else {**node, "items_schema": _soft(items)})


def _dict(node: Node) -> Node:
    values = node.get("values_schema")
    return _or_raw(node if values is None else {**node, "values_schema": _soft(values)})


def _union(node: Node) -> Node:
    """Try the members as they are first, then without strictness."""
    given: list[Any] = node["choices"]
    members: list[Node] = [one[0] if isinstance(one, tuple) else one for one in given]
    models = ("model", "definition-ref")
    soft = [_soft(one) for one in members if one["type"] in models]
    strict = [one for one in members if one["type"] not in models]
    choices = [*strict, *soft, {"type": "any"}]
    return _with_ref(
        node, {"type": "union", "choices": choices, "mode": "left_to_right"}
    )


def _model(node: Node) -> Node:
    cls = node["cls"]
    read = getattr(cls, "_read", None)
    if read is not None:
        return _with_ref(
            node, cast("Node", core_schema.no_info_plain_validator_function(read))
        )
    fields = _fields_of(node["schema"])
    maker = core_schema.no_info_after_validator_function(
        _maker(cls), cast("Any", fields)
    )
    return _or_raw(_with_ref(node, cast("Node", maker)))


def _fields_of(node: Node) -> Node:
    """Return the fields of a model, which may lie behind checks of the whole."""
    while node["type"] != "model-fields":
        node = node["schema"]
    fields = {name: _field(field) for name, field in node["fields"].items()}
    extra = {"extra_behavior": "allow"}
    kept = {key: value for key, value in node.items() if key not in ("ref", "fields")}
    return {**kept, **extra, "fields": fields}


def _field(field: Node) -> Node:
    schema = field["schema"]
    if schema["type"] == "default":
        return {**field, "schema": {**schema, "schema": _soft(schema["schema"])}}
    soft = {"type": "default", "schema": _soft(schema), "default": None}
    return {**field, "schema": soft}


def _maker(cls: type[Any]) -> Callable[[Any], Any]:
    """Return what makes an instance without validation."""
    new = cast("Callable[[Any], Any]", cls.__new__)
    put = object.__setattr__
    finish = getattr(cls, "_finish", None)

    def make(values: tuple[dict[str, Any], dict[str, Any] | None, set[str]]) -> Any:
        fields, extra, given = values
        instance = new(cls)
        put(instance, "__dict__", fields)
        put(instance, "__pydantic_fields_set__", given)
        put(instance, "__pydantic_extra__", extra)
        put(instance, "__pydantic_private__", None)
        if finish is not None:
            finish(instance)
        return instance

    return make


def _enum(node: Node) -> Node:
    cls = node["cls"]
    opened = getattr(cls, "_opened", None)
    inner = {key: value for key, value in node.items() if key != "ref"}
    choices = [inner]
    if opened is not None:
        choices.append(
            cast("Node", core_schema.no_info_plain_validator_function(opened))
        )
    choices.append({"type": "any"})
    return _with_ref(
        node, {"type": "union", "choices": choices, "mode": "left_to_right"}
    )


def _same(node: Node) -> Node:
    return node


_BY_KIND: dict[str, Callable[[Node], Node]] = {
    "any": _same,
    "default": _holding,
    "definition-ref": _same,
    "definitions": _definitions,
    "dict": _dict,
    "enum": _enum,
    "list": _list,
    "model": _model,
    "nullable": _holding,
    "union": _union,
}
