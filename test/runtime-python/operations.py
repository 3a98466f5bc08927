"""An API class as a build has it."""

from __future__ import annotations

from typing import Any

from client._runtime.api import (
    Api,
    RequestTimeout,
    implements,
    with_http_info,
    without_preload_content,
)
from client._runtime.operation import Body, Operation

_SECURITY = [("Bearer",)]
GET: Operation[Any] = Operation(
    "GET", "/it", responses={"200": "object"}, security=_SECURITY
)
PUT: Operation[Any] = Operation(
    "PUT",
    "/it",
    body=Body("body", {"application/json": "json"}),
    responses={"200": "object"},
    security=_SECURITY,
)
OPEN: Operation[Any] = Operation("GET", "/open", responses={"200": "object"})


class ItApi(Api):
    """Three operations."""

    @implements(GET)
    def get_it(
        self,
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[str, Any] | None = None,
        _content_type: str | None = None,
        _headers: dict[str, Any] | None = None,
        _host_index: int = 0,
    ) -> Any:
        return self._call(GET, locals())

    get_it_with_http_info = with_http_info(get_it)
    get_it_without_preload_content = without_preload_content(get_it)

    @implements(PUT)
    def put_it(
        self,
        body: dict[str, Any],
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[str, Any] | None = None,
        _content_type: str | None = None,
        _headers: dict[str, Any] | None = None,
        _host_index: int = 0,
    ) -> Any:
        return self._call(PUT, locals())

    @implements(OPEN)
    def get_open(
        self,
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[str, Any] | None = None,
        _content_type: str | None = None,
        _headers: dict[str, Any] | None = None,
        _host_index: int = 0,
    ) -> Any:
        return self._call(OPEN, locals())
