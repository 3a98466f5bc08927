"""Answers line by line, and runs that are waited for."""

from __future__ import annotations

import pickle
from types import SimpleNamespace
from typing import Any

import pytest
from client._runtime.api import Api, RequestTimeout, implements, line_by_line
from client._runtime.lines import Splitter, values_of
from client._runtime.operation import Operation
from client._runtime.runs import (
    Methods,
    RunFailedError,
    RunTimeoutError,
    Waiting,
    run_now,
    triggered,
    waited,
)
from client.api_client import ApiClient
from client.configuration import Configuration
from client.exceptions import NotFoundException, ServiceException
from urllib3.exceptions import ProtocolError

from serving import Reply

ROW: Operation[Any] = Operation("GET", "/log", responses={"200": "object"})


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr("client._runtime.runs.time.sleep", seconds.append)
    return seconds


class Runs:
    """A run that has these states, one after another."""

    def __init__(self, *states: str, lines: list[Any] | None = None) -> None:
        self.states = list(states)
        self.asked: list[str] = []
        self.streams = lines
        self.methods = Methods(
            self.trigger, self.run, None if lines is None else self.lines
        )

    def trigger(self, dag_id: str, body: Any) -> Any:
        self.asked.append(f"trigger {dag_id} {body}")
        return SimpleNamespace(dag_id=dag_id, dag_run_id="r", state="queued")

    def run(self, dag_id: str, dag_run_id: str) -> Any:
        self.asked.append("run")
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return SimpleNamespace(dag_id=dag_id, dag_run_id=dag_run_id, state=state)

    def lines(
        self,
        dag_id: str,
        dag_run_id: str,
        interval: float,
        _request_timeout: float | None,
    ) -> Any:
        self.asked.append("lines")
        for line in self.streams or []:
            if isinstance(line, Exception):
                raise line
            yield line


def waiting(**how: Any) -> Waiting:
    return Waiting(how.get("timeout"), how.get("interval", 2.0), how.get("on_state"))


def test_without_a_stream_the_run_is_asked_for_until_it_has_ended(
    slept: list[float],
) -> None:
    seen: list[str] = []
    runs = Runs("queued", "running", "running", "success")
    run = run_now(
        triggered(runs.methods, "d", None, waiting(interval=3, on_state=seen.append))
    )
    assert (run.state, seen) == ("success", ["queued", "running", "success"])
    assert (runs.asked, slept) == (
        ["trigger d {}", "run", "run", "run", "run"],
        [3, 3, 3],
    )


def test_a_stream_says_when_the_run_has_ended(slept: list[float]) -> None:
    seen: list[str] = []
    runs = Runs(
        "success",
        lines=[{"state": "running"}, {"state": "running"}, {"state": "success"}],
    )
    assert (
        run_now(waited(runs.methods, "d", "r", waiting(on_state=seen.append))).state
        == "success"
    )
    assert (runs.asked, slept, seen) == (["lines", "run"], [], ["running", "success"])


def test_a_server_without_the_stream_is_asked_again_and_again() -> None:
    runs = Runs("running", "running", "success", lines=[NotFoundException(404)])
    run_now(waited(runs.methods, "d", "r", waiting()))
    assert runs.asked == ["lines", "run", "run", "run"]


def test_a_stream_that_breaks_is_opened_again() -> None:
    runs = Runs(
        "running", "success", lines=[{"state": "running"}, ProtocolError("cut")]
    )
    run_now(waited(runs.methods, "d", "r", waiting()))
    assert runs.asked == ["lines", "run", "lines", "run"]


def test_a_failed_run_is_an_error_that_has_the_run() -> None:
    with pytest.raises(RunFailedError, match="The run r of d has failed") as caught:
        run_now(waited(Runs("failed").methods, "d", "r", waiting()))
    assert caught.value.run.state == "failed"
    assert pickle.loads(pickle.dumps(caught.value)).run == caught.value.run


@pytest.mark.parametrize("lines", [None, [{"state": "running"}]])
def test_a_run_that_takes_too_long_goes_on(lines: Any) -> None:
    with pytest.raises(RunTimeoutError, match="not ended within") as caught:
        run_now(
            waited(
                Runs("running", lines=lines).methods,
                "d",
                "r",
                waiting(timeout=0.05, interval=0),
            )
        )
    assert isinstance(caught.value, TimeoutError)
    assert pickle.loads(pickle.dumps(caught.value)).dag_run_id == "r"


def test_an_error_of_a_request_is_that_of_the_wait() -> None:
    runs = Runs("running")
    methods = runs.methods._replace(run=failing)
    with pytest.raises(ServiceException):
        run_now(waited(methods, "d", "r", waiting()))


def failing(*_: Any) -> Any:
    raise ServiceException(500)


def test_lines_may_be_cut_anywhere() -> None:
    text = '{"a": "ä"}\r\n\n[1]\n2'.encode()
    for size in range(1, len(text)):
        chunks = [text[at : at + size] for at in range(0, len(text), size)]
        assert list(values_of(chunks)) == [{"a": "ä"}, [1], 2]
    assert list(Splitter().last()) == []


def test_a_line_break_that_only_unicode_knows_ends_no_line() -> None:
    assert list(values_of(['"a\u2028b\x85"\n'.encode()])) == ["a\u2028b\x85"]


class LinesApi(Api):
    """A log."""

    @implements(ROW)
    def log(
        self,
        _request_timeout: RequestTimeout = None,
        _request_auth: dict[str, Any] | None = None,
        _content_type: str | None = None,
        _headers: dict[str, Any] | None = None,
        _host_index: int = 0,
    ) -> Any:
        return self._call(ROW, locals())

    log_lines = line_by_line(log)


def test_a_method_gives_lines(serve: Any) -> None:
    server = serve(lambda asked: Reply(200, b'{"a": 1}\n{"b": 2}\n'))
    api = LinesApi(ApiClient(Configuration(host=server.url)))
    assert list(api.log_lines()) == [{"a": 1}, {"b": 2}]
    assert server.asked[0].headers["accept"] == "application/x-ndjson"


def test_an_error_in_place_of_lines_is_raised(serve: Any) -> None:
    server = serve(lambda asked: Reply(404, b'{"detail": "no log"}'))
    with pytest.raises(NotFoundException, match="no log"):
        list(LinesApi(ApiClient(Configuration(host=server.url))).log_lines())
