"""Requests that are sent again."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import Any

import pytest
import urllib3
from client import api_client, configuration, exceptions
from client._runtime.retry import pause_after

from operations import ItApi
from serving import Reply


class Failing:
    """Fails some times, and then answers."""

    def __init__(self, serve: Any, *failures: Reply) -> None:
        self.left = list(failures)
        self.server = serve(
            lambda asked: self.left.pop(0) if self.left else Reply(200, b'{"a": 1}')
        )

    def api(self, **settings: Any) -> ItApi:
        return ItApi(
            api_client.ApiClient(
                configuration.Configuration(host=self.server.url, **settings)
            )
        )


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr("client._runtime.run.time.sleep", seconds.append)
    return seconds


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_passing_failure_of_a_safe_method_is_tried_again(
    serve: Any, slept: list[float], status: int
) -> None:
    failing = Failing(serve, Reply(status), Reply(status))
    assert failing.api().get_it() == {"a": 1}
    assert len(failing.server.asked) == 3
    assert 0.25 <= slept[0] <= 0.5 <= slept[1] <= 1


def test_the_third_failure_is_that_of_the_call(serve: Any) -> None:
    failing = Failing(
        serve, *[Reply(503, b'{"detail": "busy"}', {"Retry-After": "1"})] * 9
    )
    with pytest.raises(exceptions.ServiceException, match="busy"):
        failing.api().get_it()
    assert len(failing.server.asked) == 3


@pytest.mark.parametrize("status", [400, 404, 500, 501])
def test_other_failures_are_not_tried_again(serve: Any, status: int) -> None:
    failing = Failing(serve, Reply(status))
    with pytest.raises(exceptions.ApiException):
        failing.api().get_it()
    assert len(failing.server.asked) == 1


def test_a_method_that_changes_something_is_not_tried_again(serve: Any) -> None:
    failing = Failing(serve, Reply(503, b"{}", {"Retry-After": "1"}))
    with pytest.raises(exceptions.ServiceException):
        failing.api().put_it({})
    assert len(failing.server.asked) == 1


@pytest.mark.parametrize("retries", [0, 1, urllib3.Retry(0)])
def test_retries_of_the_program_are_left_to_urllib3(
    serve: Any, slept: list[float], retries: Any
) -> None:
    failing = Failing(serve, Reply(503))
    with pytest.raises(exceptions.ServiceException):
        failing.api(retries=retries).get_it()
    assert (len(failing.server.asked), slept) == (1, [])


def test_a_retry_object_of_the_program_works(serve: Any) -> None:
    failing = Failing(serve, Reply(500), Reply(500))
    api = failing.api(
        retries=urllib3.Retry(3, status_forcelist=[500], allowed_methods=None)
    )
    assert api.put_it({}) == {"a": 1}


def test_status_retries_says_how_often(serve: Any) -> None:
    failing = Failing(serve, *[Reply(503)] * 4)
    api = failing.api()
    api.api_client.configuration.status_retries = 0
    with pytest.raises(exceptions.ServiceException):
        api.get_it()
    api.api_client.configuration.status_retries = 3
    assert api.get_it() == {"a": 1}


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0"}, 0.001),
        ({"retry-after": "99999"}, 60),
        ({"retry-after": "9" * 5000}, 60),
        (
            {
                "retry-after": formatdate(1000, usegmt=True),
                "date": formatdate(990, usegmt=True),
            },
            10,
        ),
        ({"retry-after": formatdate(time.time() - 100, usegmt=True)}, 0.001),
    ],
)
def test_the_server_says_when(headers: dict[str, str], seconds: float) -> None:
    assert pause_after(_Answer(503, headers), 0) == seconds


@pytest.mark.parametrize(
    "text", ["-5", "1.5", "soon", "²", "Mon, 99 Jan 2026 00:00:00 GMT"]
)
def test_what_says_nothing_is_not_heeded(text: str) -> None:
    pause = pause_after(_Answer(429, {"retry-after": text}), 9)
    assert pause is not None
    assert 4 <= pause <= 8


class _Answer:
    def __init__(self, status: int, headers: dict[str, str]) -> None:
        self.status = status
        self.headers = headers
