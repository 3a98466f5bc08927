"""What a client raises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from ._runtime.problem import Problem, problem_of

__all__ = [
    "ApiAttributeError",
    "ApiException",
    "ApiKeyError",
    "ApiTypeError",
    "ApiValueError",
    "BadRequestException",
    "ConflictException",
    "ForbiddenException",
    "NotFoundException",
    "OpenApiException",
    "Problem",
    "ServiceException",
    "UnauthorizedException",
    "UnprocessableEntityException",
    "render_path",
]


class OpenApiException(Exception):
    """The base of all exceptions of a client."""


class ApiTypeError(OpenApiException, TypeError):
    """A value has a wrong type."""

    def __init__(
        self,
        msg: str,
        path_to_item: Sequence[str | int] | None = None,
        valid_classes: tuple[type, ...] | None = None,
        key_type: bool | None = None,
    ) -> None:
        self.path_to_item = path_to_item
        self.valid_classes = valid_classes
        self.key_type = key_type
        super().__init__(_at(msg, path_to_item))


class ApiValueError(OpenApiException, ValueError):
    """A value is wrong."""

    def __init__(
        self, msg: str, path_to_item: Sequence[str | int] | None = None
    ) -> None:
        self.path_to_item = path_to_item
        super().__init__(_at(msg, path_to_item))


class ApiAttributeError(OpenApiException, AttributeError):
    """There is no such attribute."""

    def __init__(
        self, msg: str, path_to_item: Sequence[str | int] | None = None
    ) -> None:
        self.path_to_item = path_to_item
        super().__init__(_at(msg, path_to_item))


class ApiKeyError(OpenApiException, KeyError):
    """There is no such key."""

    def __init__(
        self, msg: str, path_to_item: Sequence[str | int] | None = None
    ) -> None:
        self.path_to_item = path_to_item
        super().__init__(_at(msg, path_to_item))


class ApiException(OpenApiException):
    """The server answered with an error, or there is no answer that can be read.

    Attributes:
        status: The status of the answer; 0 where there is none.
        reason: The reason phrase of the answer.
        body: The text of the answer.
        data: The answer, read as the type that the API declares for the status.
        headers: The headers of the answer.
        method: The method of the request.
        path: The path of the request.
    """

    def __init__(
        self,
        status: int | None = None,
        reason: str | None = None,
        http_resp: Any = None,
        *,
        body: str | None = None,
        data: Any = None,
    ) -> None:
        self.status = status
        self.reason = reason
        self.body = body
        self.data = data
        self.headers: Mapping[str, str] | None = None
        self.method: str | None = None
        self.path: str | None = None
        if http_resp is not None:
            self._take(http_resp)

    def _take(self, http_resp: Any) -> None:
        if self.status is None:
            self.status = http_resp.status
        if self.reason is None:
            self.reason = http_resp.reason
        if self.body is None and isinstance(http_resp.data, bytes):
            self.body = http_resp.data.decode("utf-8", "replace")
        self.headers = http_resp.headers
        self.method = getattr(http_resp, "method", None)
        self.path = getattr(http_resp, "path", None)

    @classmethod
    def from_response(cls, *, http_resp: Any, body: str | None, data: Any) -> NoReturn:
        """Raise the exception of the status of an answer."""
        kind = _BY_STATUS.get(http_resp.status)
        if kind is None:
            is_server = 500 <= http_resp.status <= 599
            kind = ServiceException if is_server else ApiException
        raise kind(http_resp=http_resp, body=body, data=data)

    @property
    def problem(self) -> Problem:
        """What the server says of the error, whichever shape it says it in."""
        return problem_of(self.status, self.reason, self.body)

    def __str__(self) -> str:
        """Say status, reason, request and the detail of the server: never a secret."""
        lines = [f"({self.status})", f"Reason: {self.reason}"]
        if self.method is not None:
            lines.append(f"Request: {self.method} {self.path}")
        lines.extend(self.problem.lines())
        return "\n".join(lines) + "\n"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.status, self.reason), self._state())

    def _state(self) -> dict[str, Any]:
        headers = None if self.headers is None else dict(self.headers)
        return {**self.__dict__, "headers": headers}


class BadRequestException(ApiException):
    """400: the server does not understand the request."""


class NotFoundException(ApiException):
    """404: there is no such thing."""


class UnauthorizedException(ApiException):
    """401: the server does not know who calls."""


class ForbiddenException(ApiException):
    """403: the caller is not allowed to do this."""


class ServiceException(ApiException):
    """5XX: the server failed."""


class ConflictException(ApiException):
    """409: the state of the thing does not permit this."""


class UnprocessableEntityException(ApiException):
    """422: the server understands the request and refuses what it holds."""


_BY_STATUS: Mapping[int, type[ApiException]] = {
    400: BadRequestException,
    401: UnauthorizedException,
    403: ForbiddenException,
    404: NotFoundException,
    409: ConflictException,
    422: UnprocessableEntityException,
}


def _at(message: str, path: Sequence[str | int] | None) -> str:
    return f"{message} at {render_path(path)}" if path else message


def render_path(path_to_item: Sequence[str | int]) -> str:
    """Write a path of keys and indices: ``['dags'][0]``."""
    return "".join(
        f"[{step}]" if isinstance(step, int) else f"['{step}']" for step in path_to_item
    )
