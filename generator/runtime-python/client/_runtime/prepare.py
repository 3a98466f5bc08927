"""From checked arguments to a request."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from .operation import Body, Form, Operation, Wire
from .sending import moment, sent
from .shapes import is_dict, is_list, is_tuple
from .styles import in_path, in_query, plain

if TYPE_CHECKING:
    from ..api_client import ApiClient
    from ..configuration import Configuration


class Request(NamedTuple):
    """What ``ApiClient.call_api`` takes."""

    method: str
    url: str
    headers: dict[str, Any]
    body: Any
    fields: list[tuple[str, Any]] | None


def prepare(
    client: ApiClient, operation: Operation[Any], arguments: Mapping[str, Any]
) -> Request:
    """Make the request of a call. Nothing is sent here."""
    configuration = client.configuration
    headers: dict[str, Any] = dict(arguments["_headers"] or {})
    for _, wire, value in _given(configuration, operation.header, arguments):
        headers[wire.name] = plain(value, wire)
    if "Accept" not in headers and operation.accept is not None:
        headers["Accept"] = operation.accept
    body, fields = _content(operation, arguments, headers)
    headers = client.with_defaults(headers)
    _add_cookies(configuration, operation, arguments, headers)
    path = _path(configuration, operation, arguments)
    credentials: list[tuple[str, Any]] = []
    client.update_params_for_auth(
        headers,
        credentials,
        operation.schemes,
        path,
        operation.method,
        body,
        arguments["_request_auth"],
    )
    query = _query(configuration, operation, arguments, credentials)
    separator = "&" if "?" in path else "?"
    url = host_of(configuration, operation, arguments) + path
    return Request(
        operation.method,
        url + separator + query if query else url,
        headers,
        body,
        fields,
    )


def _given(
    configuration: Configuration,
    parameters: Mapping[str, str | Wire],
    arguments: Mapping[str, Any],
) -> list[tuple[str, Wire, Any]]:
    """Return the parameters that a call gives, with values that can be written."""
    return [
        (
            name,
            wire if isinstance(wire, Wire) else _usual(wire),
            _written(configuration, value),
        )
        for name, wire in parameters.items()
        if (value := arguments[name]) is not None
    ]


def _usual(name: str) -> Wire:
    return Wire(name, "simple", False)


def _written(configuration: Configuration, value: Any) -> Any:
    """Return a value without types of Python that have no text of their own."""
    if type(value) is str or type(value) is int:
        return value
    if isinstance(value, datetime.datetime):
        return moment(value).strftime(configuration.datetime_format)
    if isinstance(value, datetime.date):
        return value.strftime(configuration.date_format)
    if is_list(value):
        return [_written(configuration, item) for item in value]
    return sent(value)


def _path(
    configuration: Configuration,
    operation: Operation[Any],
    arguments: Mapping[str, Any],
) -> str:
    path = operation.template
    safe = configuration.safe_chars_for_path_param
    for _, wire, value in _given(configuration, operation.path, arguments):
        path = path.replace("{" + wire.name + "}", in_path(value, wire, safe))
    return path


def _query(
    configuration: Configuration,
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    credentials: list[tuple[str, Any]],
) -> str:
    parts: list[str] = []
    for name, wire in operation.query.items():
        value = arguments[name]
        if value is not None:
            parts.extend(_parameter(wire, _written(configuration, value)))
    whole = None if operation.querystring is None else arguments[operation.querystring]
    if whole is not None:
        parts.append(str(whole))
    parts.extend(f"{_name(name)}={quote(str(value))}" for name, value in credentials)
    return "&".join(parts)


def _parameter(wire: str | Wire, value: Any) -> list[str]:
    if isinstance(wire, Wire):
        return in_query(value, wire)
    if is_dict(value):
        return in_query(value, Wire(wire, "form", True))
    name = _name(wire)
    items = value if is_list(value) else [value]
    return [f"{name}={_quoted(item)}" for item in items]


def _quoted(value: Any) -> str:
    text = plain(value)
    return text if text.isalnum() and text.isascii() else quote(text)


def _name(name: str) -> str:
    return name if name.isidentifier() else quote(name, safe="~-._!$'()*,;:@/?")


def _add_cookies(
    configuration: Configuration,
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    headers: dict[str, Any],
) -> None:
    cookies = [
        f"{wire.name}={quote(plain(value, wire))}"
        for _, wire, value in _given(configuration, operation.cookie, arguments)
    ]
    if cookies:
        present = headers.get("Cookie")
        headers["Cookie"] = "; ".join([present, *cookies] if present else cookies)


def host_of(
    configuration: Configuration,
    operation: Operation[Any],
    arguments: Mapping[str, Any],
) -> str:
    """Return the server that a call goes to."""
    if not operation.servers or configuration.ignore_operation_servers:
        return configuration.host
    return configuration.get_host_from_settings(
        arguments["_host_index"],
        configuration.server_variables,
        list(operation.servers),
    )


def _content(
    operation: Operation[Any], arguments: Mapping[str, Any], headers: dict[str, Any]
) -> tuple[Any, list[tuple[str, Any]] | None]:
    """Return the body, or the fields of a form, and say in the headers what they are."""
    if operation.body is not None:
        _say_type(headers, arguments, _media_type(operation.body))
        return _body(arguments[operation.body.name]), None
    if operation.form is not None:
        _say_type(headers, arguments, operation.form.media_type)
        return None, _fields(operation.form, arguments)
    if arguments["_content_type"]:
        headers["Content-Type"] = arguments["_content_type"]
    return None, None


def _say_type(
    headers: dict[str, Any], arguments: Mapping[str, Any], usual: str
) -> None:
    forced = arguments["_content_type"]
    if forced or "Content-Type" not in headers:
        headers["Content-Type"] = forced or usual


def _media_type(body: Body) -> str:
    kinds = list(body.media)
    return next((kind for kind in kinds if "json" in kind.lower()), kinds[0])


def _body(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, bytes)) else sent(value)


def _fields(form: Form, arguments: Mapping[str, Any]) -> list[tuple[str, Any]]:
    fields: list[tuple[str, Any]] = []
    for name, wire in form.fields.items():
        value = arguments[name]
        if value is not None:
            items = value if is_list(value) else [value]
            fields.extend((wire, _field(wire, item)) for item in items)
    return fields


def _field(name: str, value: Any) -> Any:
    """Return a field: a file as name, bytes and type; data as JSON; all else as text."""
    if isinstance(value, bytes):
        return (name, value, "application/octet-stream")
    if is_tuple(value):
        return (*value, "application/octet-stream")
    written = sent(value)
    if is_dict(written) or is_list(written):
        return json.dumps(written)
    return plain(written)
