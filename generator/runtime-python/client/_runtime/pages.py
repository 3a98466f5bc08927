"""Lists that are walked page by page: which page is asked for next, whichever transport asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel

from ..exceptions import ApiValueError
from .operation import Operation, Wire
from .sending import sent
from .shapes import is_dict, is_list


class Walk:
    """Where somebody is who walks through all pages of a list.

    Args:
        operation: The list.
        arguments: The arguments of the call, which say where to begin.
    """

    def __init__(self, operation: Operation[Any], arguments: Mapping[str, Any]) -> None:
        if operation.pages is None:
            raise ApiValueError(f"{operation.template} has no pages.")
        self._operation = operation
        self._pages = operation.pages
        self._arguments = dict(arguments)
        self._seen: set[object] = set()
        self._last: Any = None
        self._is_by_cursor = self._pages.mode == "cursor"
        self._begin()

    def _begin(self) -> None:
        pages = self._pages
        offset = self._given(pages.offset)
        if self._is_by_cursor and offset is not None:
            # An offset without a cursor asks for the pages from there on.
            self._is_by_cursor = self._given(pages.parameter) is not None
        counts = pages.parameter if pages.mode == "offset" else pages.offset
        self._count = int(self._given(counts) or 0)
        if self._given(pages.parameter) is None and pages.mode != "link":
            if self._is_by_cursor and pages.first is not None:
                self._put(pages.parameter, pages.first)
            elif pages.mode == "page":
                self._put(pages.parameter, 1 if pages.first is None else pages.first)

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of the call for the next page."""
        return dict(self._arguments)

    def items(self, page: Any) -> list[Any]:
        """Return the items of a page."""
        found = _at(page, self._pages.items)
        return found if is_list(found) else []

    def goes_on(self, page: Any, headers: Mapping[str, str]) -> bool:
        """Move to the page after this one. It ends, whatever the server says, at an empty page and at one that comes again."""
        items = self.items(page)
        if not items or items == self._last:
            return False
        self._last = items
        self._count += len(items)
        mode = "offset" if self._is_by_offset(page) else self._pages.mode
        if mode == "cursor":
            return self._to(self._pages.parameter, _at(page, self._pages.next))
        if mode == "link":
            return self._follow(headers)
        total = _at(page, self._pages.total)
        if isinstance(total, int) and self._count >= total:
            return False
        if self._pages.more is not None and not _at(page, self._pages.more):
            return False
        if mode == "page":
            number = int(self._given(self._pages.parameter) or 0) + 1
            return self._to(self._pages.parameter, number)
        is_offset = self._pages.mode == "offset"
        return self._to(
            self._pages.parameter if is_offset else self._pages.offset, self._count
        )

    def _is_by_offset(self, page: Any) -> bool:
        """Return whether pages of a list with cursors are counted: the caller did so, or the server is older than its cursors."""
        pages = self._pages
        if pages.mode != "cursor" or pages.offset is None:
            return False
        if not self._is_by_cursor:
            return True
        is_older = pages.next is not None and not _has(page, pages.next)
        return is_older and _at(page, pages.total) is not None

    def _to(self, name: str | None, value: Any) -> bool:
        if value is None or value == "" or value in self._seen:
            return False
        self._seen.add(value)
        if name == self._pages.offset and self._pages.mode == "cursor":
            self._put(self._pages.parameter, None)
        self._put(name, value)
        return True

    def _follow(self, headers: Mapping[str, str]) -> bool:
        """Take the query of the next page's address: parameters of this call alone, and no other server."""
        url = _next_link(headers.get("link") or "")
        if url is None or url in self._seen:
            return False
        self._seen.add(url)
        query = parse_qs(urlsplit(url).query)
        for name, wire in self._operation.query.items():
            values = query.get(wire.name if isinstance(wire, Wire) else wire)
            if values is not None:
                old = self._arguments.get(name)
                self._arguments[name] = values if is_list(old) else _typed(values[0])
        return True

    def _given(self, name: str | None) -> Any:
        if name is None:
            return None
        body = self._pages.body
        return self._arguments.get(name) if body is None else self._body().get(name)

    def _put(self, name: str | None, value: Any) -> None:
        if name is None:
            return
        body = self._pages.body
        if body is None:
            self._arguments[name] = value
        else:
            self._arguments[body] = {**self._body(), name: value}

    def _body(self) -> dict[str, Any]:
        written = sent(self._arguments.get(self._pages.body or ""))
        return written if is_dict(written) else {}


def _typed(text: str) -> str | int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else text


def _at(value: Any, path: Sequence[str] | None) -> Any:
    """Return what is at the end of a path of names on the wire."""
    if path is None:
        return None
    for name in path:
        value = _members(value).get(name)
    return value


def _has(value: Any, path: Sequence[str]) -> bool:
    """Return whether the server has said something there, were it null."""
    parent = _at(value, path[:-1])
    if isinstance(parent, BaseModel):
        given = parent.model_fields_set | set(parent.model_extra or {})
        return any(name in given for name in (path[-1], *_fields(parent, path[-1])))
    return is_dict(parent) and path[-1] in parent


def _fields(model: BaseModel, name: str) -> list[str]:
    fields = type(model).model_fields
    return [field for field, info in fields.items() if (info.alias or field) == name]


def _members(value: Any) -> Mapping[str, Any]:
    if is_dict(value):
        return value
    if not isinstance(value, BaseModel):
        return {}
    fields = type(value).model_fields
    own = {info.alias or field: getattr(value, field) for field, info in fields.items()}
    return {**own, **(value.model_extra or {})}


def _next_link(header: str) -> str | None:
    """Return the address of the next page in a header ``Link`` (RFC 8288)."""
    for part in header.split("<")[1:]:
        url, _, parameters = part.partition(">")
        for parameter in parameters.split(";"):
            name, _, value = parameter.strip().rstrip(",").strip().partition("=")
            if name.lower() == "rel" and "next" in value.strip('"').lower().split():
                return url
    return None
