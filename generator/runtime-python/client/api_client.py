"""The client that all API classes share."""

from __future__ import annotations

import datetime
import decimal
import uuid
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from typing_extensions import Self

from . import rest
from ._build import PACKAGE_VERSION
from ._runtime import legacy
from ._runtime.answers import file_of, read_text, type_for
from ._runtime.sending import sent
from .api_response import ApiResponse
from .configuration import Configuration
from .exceptions import ApiException, ApiValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ApiClient"]

RequestSerialized = tuple[str, str, dict[str, str], Any, list[Any]]

_COOKIE_SAFE = "!#$%&'()*+-./:<=>?@[]^_`{|}~%+/="


class ApiClient:
    """Sends requests and reads answers, for all API classes.

    Args:
        configuration: How to reach the server, and as whom.
        header_name: The name of a header that goes with every request.
        header_value: The value of that header.
        cookie: Cookies that go with every request.
    """

    PRIMITIVE_TYPES = (float, bool, bytes, str, int)
    NATIVE_TYPES_MAPPING: ClassVar[dict[str, type]] = {
        "int": int,
        "long": int,
        "float": float,
        "str": str,
        "bool": bool,
        "date": datetime.date,
        "datetime": datetime.datetime,
        "decimal": decimal.Decimal,
        "UUID": uuid.UUID,
        "object": object,
    }
    _default: ClassVar[ApiClient | None] = None

    def __init__(
        self,
        configuration: Configuration | None = None,
        header_name: str | None = None,
        header_value: str | None = None,
        cookie: str | None = None,
    ) -> None:
        if configuration is None:
            configuration = Configuration.get_default()
        self.configuration = configuration
        self.rest_client = rest.RESTClientObject(configuration)
        self.default_headers: dict[str, Any] = {}
        if header_name is not None:
            self.default_headers[header_name] = header_value
        self.cookie = cookie
        self.user_agent = f"airflow-codegen/{PACKAGE_VERSION}/python"
        self.client_side_validation = configuration.client_side_validation

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close nothing: programs go on with a client after its block."""

    @property
    def user_agent(self) -> str:
        """The header ``User-Agent``."""
        agent: str = self.default_headers["User-Agent"]
        return agent

    @user_agent.setter
    def user_agent(self, value: str) -> None:
        self.default_headers["User-Agent"] = value

    def set_default_header(self, header_name: str, header_value: str) -> None:
        """Set a header that goes with every request."""
        self.default_headers[header_name] = header_value

    @classmethod
    def get_default(cls) -> ApiClient:
        """Return what API classes without a client of their own use."""
        if cls._default is None:
            cls._default = ApiClient()
        return cls._default

    @classmethod
    def set_default(cls, default: ApiClient | None) -> None:
        """Set what API classes without a client of their own use."""
        cls._default = default

    def param_serialize(
        self,
        method: str,
        resource_path: str,
        path_params: Any = None,
        query_params: Any = None,
        header_params: dict[str, Any] | None = None,
        body: Any = None,
        post_params: Any = None,
        files: Any = None,
        auth_settings: Iterable[str] | None = None,
        collection_formats: Mapping[str, str] | None = None,
        _host: str | None = None,
        _request_auth: dict[str, Any] | None = None,
    ) -> RequestSerialized:
        """Make a request of values, for programs that call no operation.

        Returns:
            What ``call_api`` takes.
        """
        headers = self.with_defaults(header_params)
        headers = dict(self.parameters_to_tuples(sent(headers), collection_formats))
        safe = self.configuration.safe_chars_for_path_param
        for name, value in self.parameters_to_tuples(
            sent(path_params or {}), collection_formats
        ):
            resource_path = resource_path.replace(
                "{" + name + "}", quote(str(value), safe=safe)
            )
        fields = self.parameters_to_tuples(sent(post_params or []), collection_formats)
        fields.extend(self.files_parameters(files or {}))
        queries: list[Any] = [] if query_params is None else query_params
        self.update_params_for_auth(
            headers, queries, auth_settings, resource_path, method, body, _request_auth
        )
        own = self.configuration.ignore_operation_servers
        host = self.configuration.host if _host is None or own else _host
        url = host + resource_path
        if queries:
            url += "?" + self.parameters_to_url_query(sent(queries), collection_formats)
        return method, url, headers, sent(body) if body else body, fields

    def with_defaults(self, headers: dict[str, Any] | None) -> dict[str, Any]:
        """Return headers with those that go with every request."""
        merged = {**(headers or {}), **self.default_headers}
        if self.cookie:
            merged["Cookie"] = self.cookie
        return merged

    def call_api(
        self,
        method: str,
        url: str,
        header_params: dict[str, Any] | None = None,
        body: Any = None,
        post_params: Any = None,
        _request_timeout: float | tuple[float, float] | None = None,
    ) -> rest.RESTResponse:
        """Send a request, and return the answer before it is read."""
        return self.rest_client.request(
            method,
            url,
            headers=header_params,
            body=body,
            post_params=post_params,
            _request_timeout=_request_timeout,
        )

    def response_deserialize(
        self,
        response_data: rest.RESTResponse,
        response_types_map: Mapping[str, str | None] | None = None,
    ) -> ApiResponse[Any]:
        """Read an answer as the type of its status.

        Raises:
            ApiException: The status is no success.
        """
        if response_data.data is None:
            raise ApiValueError(
                "RESTResponse.read() must be called before response_deserialize()"
            )
        response_type = type_for(response_data.status, response_types_map or {})
        text: str | None = None
        data: Any = None
        is_error = not 200 <= response_data.status <= 299
        try:
            if response_type in ("bytearray", "bytes"):
                data = response_data.data
            elif response_type == "file":
                data = file_of(response_data, self.configuration.temp_folder_path)
            elif response_type is not None:
                content_type = response_data.headers.get("content-type")
                text = read_text(response_data.data, content_type)
                data = self.deserialize(text, response_type, content_type)
        except (ApiException, ValueError):
            if not is_error:
                raise
        if is_error:
            ApiException.from_response(http_resp=response_data, body=text, data=data)
        return ApiResponse[Any].model_construct(
            status_code=response_data.status,
            data=data,
            headers=response_data.headers,
            raw_data=response_data.data,
        )

    def sanitize_for_serialization(self, obj: Any) -> Any:
        """Return a value as it is sent in JSON."""
        return sent(obj)

    def deserialize(
        self, response_text: str, response_type: str, content_type: str | None
    ) -> Any:
        """Read the text of an answer as a type.

        Raises:
            ApiException: No text can be read of this content type.
        """
        return legacy.deserialize(response_text, response_type, content_type)

    def parameters_to_tuples(
        self, params: Any, collection_formats: Mapping[str, str] | None
    ) -> list[tuple[str, Any]]:
        """Return parameters as pairs, with lists joined as their formats say."""
        return legacy.pairs(params, collection_formats or {})

    def parameters_to_url_query(
        self, params: Any, collection_formats: Mapping[str, str] | None
    ) -> str:
        """Return parameters as the query of a URL."""
        return legacy.query(params, collection_formats or {})

    def files_parameters(self, files: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """Return files as the fields of a form."""
        return legacy.files(files)

    def select_header_accept(self, accepts: list[str]) -> str | None:
        """Return the header ``Accept``: JSON where it is among the types."""
        return _preferred(accepts)

    def select_header_content_type(self, content_types: list[str]) -> str | None:
        """Return the header ``Content-Type``: JSON where it is among the types."""
        return _preferred(content_types)

    def update_params_for_auth(
        self,
        headers: dict[str, Any],
        queries: list[Any],
        auth_settings: Iterable[str] | None,
        resource_path: str,
        method: str,
        body: Any,
        request_auth: dict[str, Any] | None = None,
    ) -> None:
        """Put credentials into headers and queries: those of one request, or all that there are."""
        if not auth_settings:
            return
        if request_auth:
            self._apply_auth_params(headers, queries, request_auth)
            return
        known = self.configuration.auth_settings()
        for name in auth_settings:
            setting = known.get(name)
            if setting:
                self._apply_auth_params(headers, queries, setting)

    def _apply_auth_params(
        self, headers: dict[str, Any], queries: list[Any], setting: dict[str, Any]
    ) -> None:
        key, value = setting["key"], setting["value"]
        if setting["in"] == "cookie":
            cookie = f"{key}={quote(str(value), safe=_COOKIE_SAFE)}"
            present = headers.get("Cookie")
            headers["Cookie"] = f"{present}; {cookie}" if present else cookie
        elif setting["in"] == "header":
            if setting["type"] != "http-signature":
                headers[key] = value
        elif setting["in"] == "query":
            queries.append((key, value))
        else:
            raise ApiValueError("Authentication token must be in `query` or `header`")


def _preferred(types: list[str]) -> str | None:
    return next((one for one in types if "json" in one.lower()), (*types, None)[0])
