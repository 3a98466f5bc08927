"""Lists that are walked page by page."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from client import api_client, configuration
from client._runtime.api import Api, RequestTimeout, all_items, implements
from client._runtime.operation import Operation, Pages
from client._runtime.pages import Walk

from serving import Asked, Reply

ROW: Operation[Any] = Operation(
    "GET",
    "/numbers",
    query={"limit": "limit", "offset": "offset", "cursor": "cursor"},
    responses={"200": "object"},
    pages=Pages(
        "cursor",
        items=("items",),
        parameter="cursor",
        first="",
        next=("next_cursor",),
        total=("total",),
        offset="offset",
    ),
)


class NumbersApi(Api):
    """A list of numbers."""

    @implements(ROW)
    def numbers(
        self,
        limit: int | None = None,
        offset: int | None = None,
        cursor: str | None = None,
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[str, Any] | None = None,
        _content_type: str | None = None,
        _headers: dict[str, Any] | None = None,
        _host_index: int = 0,
    ) -> Any:
        return self._call(ROW, locals())

    numbers_all = all_items(numbers, int)


def served(serve: Any, *, has_cursors: bool) -> tuple[NumbersApi, list[str]]:
    """Serve the numbers below 7."""
    queries: list[str] = []

    def reply(asked: Asked) -> Reply:
        queries.append(urlsplit(asked.path).query)
        query = parse_qs(queries[-1], keep_blank_values=True)
        limit = int(query.get("limit", ["3"])[0])
        is_by_cursor = has_cursors and "cursor" in query
        begin = (
            int(query["cursor" if is_by_cursor else "offset"][0] or 0)
            if (is_by_cursor or "offset" in query)
            else 0
        )
        page: dict[str, Any] = {
            "items": list(range(7))[begin : begin + limit],
            "total": 7,
        }
        if has_cursors:
            end = begin + limit
            page["next_cursor"] = str(end) if is_by_cursor and end < 7 else None
        return Reply(200, json.dumps(page).encode())

    settings = configuration.Configuration(host=serve(reply).url)
    return NumbersApi(api_client.ApiClient(settings)), queries


def test_cursors_lead_through_all_pages(serve: Any) -> None:
    api, queries = served(serve, has_cursors=True)
    assert list(api.numbers_all()) == list(range(7))
    assert queries == ["cursor=", "cursor=3", "cursor=6"]


def test_pages_are_asked_for_when_they_are_needed(serve: Any) -> None:
    api, queries = served(serve, has_cursors=True)
    numbers = api.numbers_all(limit=2)
    assert queries == []
    assert [next(numbers), next(numbers)] == [0, 1]
    assert queries == ["limit=2&cursor="]


def test_a_caller_who_begins_at_an_offset_goes_on_by_offset(serve: Any) -> None:
    api, queries = served(serve, has_cursors=True)
    assert list(api.numbers_all(offset=2)) == [2, 3, 4, 5, 6]
    assert queries == ["offset=2", "offset=5"]


def test_a_server_that_is_older_than_its_cursors_is_walked_by_offset(
    serve: Any,
) -> None:
    api, queries = served(serve, has_cursors=False)
    assert list(api.numbers_all()) == list(range(7))
    assert queries == ["cursor=", "offset=3", "offset=6"]


def test_arguments_are_checked_as_those_of_the_list(serve: Any) -> None:
    api, queries = served(serve, has_cursors=True)
    with pytest.raises(ValueError, match="limit"):
        list(api.numbers_all(limit="many"))  # type: ignore[arg-type]
    assert queries == []


def walk(pages: Pages, answers: list[Any], **given: Any) -> tuple[list[Any], list[Any]]:
    """Return the items, and what was asked for."""
    row: Operation[Any] = Operation(
        "GET", "/it", query={"page": "page[no]", "at": "at"}, pages=pages
    )
    state = Walk(row, given)
    items, asked = [], []
    for answer in answers:
        page, headers = answer if isinstance(answer, tuple) else (answer, {})
        asked.append(
            {
                name: value
                for name, value in state.arguments.items()
                if value is not None
            }
        )
        items += state.items(page)
        if not state.goes_on(page, headers):
            break
    return items, asked


def test_numbers_of_pages() -> None:
    pages = Pages("page", items=("a", "b"), parameter="page", first=1, more=("more",))
    answers = [
        {"a": {"b": [1]}, "more": True},
        {"a": {"b": [2]}, "more": False},
        {"a": {"b": [3]}},
    ]
    assert walk(pages, answers) == ([1, 2], [{"page": 1}, {"page": 2}])


def test_pages_in_a_body() -> None:
    pages = Pages(
        "offset", items=("a",), parameter="page_offset", body="body", total=("n",)
    )
    items, asked = walk(
        pages, [{"a": [1, 2], "n": 3}, {"a": [3], "n": 3}], body={"x": 1}
    )
    assert (items, asked) == (
        [1, 2, 3],
        [{"body": {"x": 1}}, {"body": {"x": 1, "page_offset": 2}}],
    )


def test_links_give_parameters_and_no_other_server() -> None:
    link = '<https://elsewhere.example/x?page[no]=2&at=b&secret=1>; rel="next last", <https://e.example/>; rel="first"'
    items, asked = walk(
        Pages("link", items=("a",)), [({"a": [1]}, {"link": link}), ({"a": [2]}, {})]
    )
    assert (items, asked) == ([1, 2], [{}, {"page": 2, "at": "b"}])


@pytest.mark.parametrize(
    "pages",
    [
        Pages("offset", items=("a",), parameter="at"),
        Pages("page", items=("a",), parameter="page"),
        Pages("cursor", items=("a",), parameter="at", next=("next",)),
    ],
)
def test_a_server_that_says_the_same_again_ends_the_walk(pages: Pages) -> None:
    assert len(walk(pages, [{"a": [1], "next": "x"}] * 9)[1]) == 2


def test_an_empty_page_ends_the_walk() -> None:
    pages = Pages("offset", items=("a",), parameter="at", total=("n",))
    assert walk(pages, [{"a": [1], "n": 9}, {"a": [], "n": 9}, {"a": [2]}])[0] == [1]
