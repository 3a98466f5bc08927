"""Runs that are waited for: by a stream where the server has one, and by asking again before."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any, NamedTuple

from urllib3.exceptions import HTTPError

from ..exceptions import ApiException, OpenApiException
from .shapes import is_dict
from .steps import Sleep

__all__ = ["RunFailedError", "RunTimeoutError"]


class RunFailedError(OpenApiException):
    """A run has ended without success.

    Attributes:
        run: The run.
    """

    def __init__(self, run: Any) -> None:
        self.run = run
        super().__init__(f"{_label(run.dag_id, run.dag_run_id)} has failed.")

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.run,))


class RunTimeoutError(OpenApiException, TimeoutError):
    """A run has not ended in time. It goes on.

    Attributes:
        dag_id: The DAG.
        dag_run_id: The run.
        seconds: How long it was waited for.
        state: The last state that is known.
    """

    def __init__(
        self, dag_id: str, dag_run_id: str, seconds: float, state: str | None
    ) -> None:
        self.dag_id = dag_id
        self.dag_run_id = dag_run_id
        self.seconds = seconds
        self.state = state
        label = _label(dag_id, dag_run_id)
        super().__init__(f"{label} has not ended within {seconds} seconds.")

    def __reduce__(self) -> tuple[Any, ...]:
        given = (self.dag_id, self.dag_run_id, self.seconds, self.state)
        return (type(self), given)


class Ask(NamedTuple):
    """Make a call: the result is what it returns."""

    call: Callable[[], Any]


class Look(NamedTuple):
    """Go through the lines of a stream, and show each of them."""

    lines: Callable[[], Any]
    show: Callable[[Any], None]


Watching = Generator[Ask | Look | Sleep, Any, Any]


class Methods(NamedTuple):
    """The methods of an API class by which runs are watched."""

    trigger: Callable[..., Any]
    run: Callable[..., Any]
    lines: Callable[..., Any] | None


class Waiting(NamedTuple):
    """How somebody waits."""

    timeout: float | None
    interval: float
    on_state: Callable[[str], object] | None


class _Watch:
    """What is known of a run that is waited for."""

    def __init__(
        self, dag_id: str, dag_run_id: str, how: Waiting, began: float
    ) -> None:
        self.dag_id = dag_id
        self.dag_run_id = dag_run_id
        self.how = how
        self.state: str | None = None
        self._end = None if how.timeout is None else began + how.timeout

    def left(self) -> float | None:
        """Return how many seconds are left; None where there is no limit."""
        if self._end is None:
            return None
        left = self._end - time.monotonic()
        if left <= 0:
            raise RunTimeoutError(
                self.dag_id, self.dag_run_id, self.how.timeout or 0, self.state
            )
        return left

    def show(self, state: Any) -> None:
        """Tell the program of a new state."""
        text = None if state is None else str(getattr(state, "value", state))
        if text is not None and text != self.state:
            self.state = text
            if self.how.on_state is not None:
                self.how.on_state(text)

    def show_line(self, line: Any) -> None:
        """Tell the program of a line of the stream."""
        self.show(line.get("state") if is_dict(line) else None)
        if self.state not in _ENDS:
            self.left()


_ENDS = ("success", "failed")


def triggered(methods: Methods, dag_id: str, body: Any, how: Waiting) -> Watching:
    """Trigger a run, and wait until it has ended."""
    began = time.monotonic()
    given: Any = {} if body is None else body
    run = yield Ask(lambda: methods.trigger(dag_id, given))
    return (yield from waited(methods, dag_id, run.dag_run_id, how, began))


def waited(
    methods: Methods,
    dag_id: str,
    dag_run_id: str,
    how: Waiting,
    began: float | None = None,
) -> Watching:
    """Wait until a run has ended."""
    watch = _Watch(
        dag_id, dag_run_id, how, time.monotonic() if began is None else began
    )
    lines = methods.lines
    while True:
        if lines is not None:
            left = watch.left()
            call = _stream(lines, watch, left)
            try:
                yield Look(call, watch.show_line)
            except RunTimeoutError:
                raise
            except (ApiException, OSError, HTTPError, ValueError) as error:
                # What lasts long may be cut: what is really wrong, the next call says.
                watch.left()
                if isinstance(error, ApiException) and error.status:
                    # An older server has no such path.
                    lines = None
        run = yield Ask(lambda: methods.run(dag_id, dag_run_id))
        watch.show(run.state)
        if watch.state in _ENDS:
            break
        left = watch.left()
        yield Sleep(how.interval if left is None else min(how.interval, left))
    if watch.state != "success":
        raise RunFailedError(run)
    return run


def _stream(
    lines: Callable[..., Any], watch: _Watch, left: float | None
) -> Callable[[], Any]:
    interval = watch.how.interval
    return lambda: lines(
        watch.dag_id, watch.dag_run_id, interval, _request_timeout=left
    )


def run_now(steps: Watching) -> Any:
    """Take the steps in this thread."""
    try:
        step = next(steps)
        while True:
            try:
                result = _taken(step)
            except (OSError, HTTPError, OpenApiException, ValueError) as error:
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration as end:
        return end.value


def _taken(step: Ask | Look | Sleep) -> Any:
    match step:
        case Ask(call):
            return call()
        case Look(lines, show):
            for line in lines():
                show(line)
            return None
        case Sleep(seconds):
            return time.sleep(seconds)


def _label(dag_id: Any, dag_run_id: Any) -> str:
    """Return one line of bounded length, and nothing that steers a terminal."""
    text = f"The run {dag_run_id} of {dag_id}"
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[
        :300
    ]
