"""What an operation is on the wire: the rows of the tables in ``_operations``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from .arguments import Checks
    from .facts import HostSetting

R = TypeVar("R")


class Wire(NamedTuple):
    """How a parameter is written where that is not the usual for its place."""

    name: str
    style: str
    explode: bool
    reserved: bool = False
    content_type: str | None = None


class Body(NamedTuple):
    """The argument that is the body, and how its media types travel."""

    name: str
    media: Mapping[str, str]


class Form(NamedTuple):
    """The arguments that are the fields of a form, by their names in Python."""

    media_type: str
    fields: Mapping[str, str]
    content_types: Mapping[str, str] = {}


class Pages(NamedTuple):
    """How a list is walked page by page.

    Attributes:
        mode: What says which page: ``offset``, ``page``, ``cursor`` or ``link``.
        items: The way to the items in an answer.
        parameter: The argument that says which page; a property of the body where that has it.
        body: The argument that is the body, where the page stands in it.
        first: The number of the first page, or the cursor that asks for it.
        next: The way to the cursor of the next page.
        total: The way to the number of all items.
        more: The way to what is null, false or empty on the last page.
        offset: The argument that counts items beside a cursor: older servers know no cursor.
    """

    mode: str
    items: Sequence[str] = ()
    parameter: str | None = None
    body: str | None = None
    first: int | str | None = None
    next: Sequence[str] | None = None
    total: Sequence[str] | None = None
    more: Sequence[str] | None = None
    offset: str | None = None


class Operation(Generic[R]):
    """An operation that returns an ``R``.

    Args:
        method: The method of HTTP.
        template: The path, with the names of its parameters in braces.
        path: The parameters in the path: the name in Python, and that on the wire.
        query: The parameters in the query.
        header: The parameters in headers.
        cookie: The parameters in cookies.
        querystring: The argument that is the query as a whole.
        body: The body.
        form: The fields of a form, in place of a body.
        accept: The media types of answers.
        responses: The types of answers by status, as texts.
        security: Alternatives, each of which names schemes that count together.
        servers: The servers of the operation, if it has its own.
        pages: How a list is walked page by page.
    """

    __slots__ = (
        "accept",
        "body",
        "checks",
        "cookie",
        "form",
        "function",
        "header",
        "method",
        "pages",
        "path",
        "query",
        "querystring",
        "responses",
        "schemes",
        "security",
        "servers",
        "template",
        "validator",
    )

    def __init__(
        self,
        method: str,
        template: str,
        /,
        *,
        path: Mapping[str, str | Wire] | None = None,
        query: Mapping[str, str | Wire] | None = None,
        header: Mapping[str, str | Wire] | None = None,
        cookie: Mapping[str, str | Wire] | None = None,
        querystring: str | None = None,
        body: Body | None = None,
        form: Form | None = None,
        accept: Sequence[str] = (),
        responses: Mapping[str, str | None] | None = None,
        security: Sequence[tuple[str, ...]] = (),
        servers: Sequence[HostSetting] = (),
        pages: Pages | None = None,
    ) -> None:
        self.method = method
        self.template = template
        self.path = path or {}
        self.query = query or {}
        self.header = header or {}
        self.cookie = cookie or {}
        self.querystring = querystring
        self.body = body
        self.form = form
        self.accept = _preferred(accept)
        self.responses = responses or {}
        self.security = security
        self.schemes = tuple(
            dict.fromkeys(name for group in security for name in group)
        )
        self.servers = servers
        self.pages = pages
        self.function: Callable[..., Any] | None = None
        """The method of an API class, whose annotations say what its arguments must be."""
        self.checks: Checks | None = None
        """Made of the annotations at the first call."""
        self.validator: Callable[..., dict[str, Any]] | None = None
        """Made at the first argument that the checks do not let through."""


def _preferred(types: Sequence[str]) -> str | None:
    return next((one for one in types if "json" in one.lower()), (*types, None)[0])
