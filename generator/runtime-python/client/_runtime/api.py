"""The base of the API classes: how a call goes from its arguments to its result.

A method hands the table of its operation and its arguments to ``_call``. Its other two forms are the same method, called with another
object in the place of ``self``, whose ``_call`` returns something else of the answer.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from types import GenericAlias
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Concatenate,
    ParamSpec,
    TypeVar,
    overload,
)

from pydantic import Field, StrictFloat

from ..api_client import ApiClient
from ..api_response import ApiResponse
from ..rest import RESTResponse, RESTResponseType
from .arguments import checked
from .operation import Operation
from .run import run
from .steps import sent_by

if TYPE_CHECKING:
    from .pages import Walk

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])
S = TypeVar("S", bound="Api")

_Seconds = Annotated[StrictFloat, Field(gt=0)]
RequestTimeout = _Seconds | tuple[_Seconds, _Seconds] | None
"""Seconds in all; or a pair, of seconds to connect and of seconds between two reads."""


class Api:
    """The operations of one tag.

    Args:
        api_client: The client that sends; without one, the one that all share.
    """

    def __init__(self, api_client: ApiClient | None = None) -> None:
        self.api_client = ApiClient.get_default() if api_client is None else api_client

    def _call(self, operation: Operation[R], arguments: dict[str, Any]) -> R:
        result: R = _answer(self.api_client, operation, arguments).data
        return result


class _WithInfo(Api):
    def _call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        return _answer(self.api_client, operation, arguments)


class _Unread(Api):
    def _call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        return _sent(self.api_client, operation, arguments).response


def _answer(
    client: ApiClient, operation: Operation[Any], arguments: dict[str, Any]
) -> ApiResponse[Any]:
    response = _sent(client, operation, arguments)
    response.read()
    return client.response_deserialize(
        response_data=response, response_types_map=operation.responses
    )


def _sent(
    client: ApiClient, operation: Operation[Any], arguments: dict[str, Any]
) -> RESTResponse:
    arguments = checked(operation, arguments)
    response: RESTResponse = run(client, sent_by(client, operation, arguments))
    return response


class _Items(Api):
    def _call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        from .pages import Walk

        return _walked(self.api_client, operation, Walk(operation, arguments))


def _walked(client: ApiClient, operation: Operation[Any], walk: Walk) -> Iterator[Any]:
    while True:
        answer = _answer(client, operation, walk.arguments)
        yield from walk.items(answer.data)
        if not walk.goes_on(answer.data, answer.headers or {}):
            return


class _Lines(Api):
    def _call(self, operation: Operation[Any], arguments: dict[str, Any]) -> Any:
        return _line_by_line(self.api_client, operation, arguments)


def _line_by_line(
    client: ApiClient, operation: Operation[Any], arguments: dict[str, Any]
) -> Iterator[Any]:
    from .lines import asking, values_of

    response = _sent(client, operation, asking(arguments))
    if not 200 <= response.status <= 299:
        response.read()
        client.response_deserialize(
            response_data=response, response_types_map=operation.responses
        )
    try:
        yield from values_of(_chunks(response.response))
    finally:
        response.response.close()


def _chunks(raw: Any) -> Iterator[bytes]:
    """Yield what has arrived, without waiting for more."""
    if raw.chunked:
        yield from raw.stream(2**16)
        return
    while data := raw.read1(2**16):
        yield data


def implements(operation: Operation[Any]) -> Callable[[F], F]:
    """Say which operation a method calls: its annotations are those of the arguments."""

    def keep(function: F) -> F:
        operation.function = function
        return function

    return keep


def with_http_info(
    method: Callable[Concatenate[S, P], R],
) -> Callable[Concatenate[S, P], ApiResponse[R]]:
    """Make the form of a method that returns status and headers, too."""
    return _form(method, _WithInfo, lambda result: f"ApiResponse[{result}]")


def without_preload_content(
    method: Callable[Concatenate[S, P], Any],
) -> Callable[Concatenate[S, P], RESTResponseType]:
    """Make the form of a method that returns the answer before it is read."""
    return _form(method, _Unread, lambda result: RESTResponseType)


@overload
def all_items(
    method: Callable[Concatenate[S, P], Any], item: type[T]
) -> Callable[Concatenate[S, P], Iterator[T]]: ...
@overload
def all_items(
    method: Callable[Concatenate[S, P], Any], item: None = None
) -> Callable[Concatenate[S, P], Iterator[Any]]: ...
def all_items(
    method: Callable[Concatenate[S, P], Any], item: type[T] | None = None
) -> Callable[Concatenate[S, P], Iterator[T]]:
    """Make the form of a list that walks through all pages, and asks for one when its items are needed."""
    kind: Any = Any if item is None else item
    return _form(method, _Items, lambda _: GenericAlias(Iterator, (kind,)))


def line_by_line(
    method: Callable[Concatenate[S, P], Any],
) -> Callable[Concatenate[S, P], Iterator[Any]]:
    """Make the form of a method that gives the values of the lines of the answer as they arrive."""
    return _form(method, _Lines, lambda _: GenericAlias(Iterator, (Any,)))


_SUFFIXES: dict[type[Api], str] = {
    _WithInfo: "_with_http_info",
    _Unread: "_without_preload_content",
    _Items: "_all",
    _Lines: "_lines",
}


def _form(
    method: Callable[..., Any], kind: type[Api], returns: Callable[[Any], Any]
) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(self: Api, /, *args: Any, **kwargs: Any) -> Any:
        return method(kind(self.api_client), *args, **kwargs)

    suffix = _SUFFIXES[kind]
    call.__name__ += suffix
    call.__qualname__ += suffix
    annotations = dict(method.__annotations__)
    call.__annotations__ = {**annotations, "return": returns(annotations.get("return"))}
    # Whoever evaluates the annotations looks for their names where the method is.
    method.__globals__.setdefault("ApiResponse", ApiResponse)
    return call
