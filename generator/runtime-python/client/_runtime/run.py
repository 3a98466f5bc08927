"""Takes the steps of a call one after another, in this thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from urllib3.exceptions import HTTPError

from ..exceptions import OpenApiException
from .steps import Exchange, Exchanged, Join, Read, Send, Sleep, Step, Steps, T

if TYPE_CHECKING:
    from ..api_client import ApiClient

LONGEST = 60.0
"""A login that takes more seconds fails, even if its call may take longer."""


def run(client: ApiClient, steps: Steps[T]) -> T:
    """Take all steps, and return what comes of them."""
    try:
        step = next(steps)
        while True:
            try:
                result = _taken(client, step)
            except (OSError, HTTPError, OpenApiException) as error:
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration as end:
        value: T = end.value
        return value
    finally:
        # Whatever else ended this, a login that others wait for is given up.
        steps.close()


def _taken(client: ApiClient, step: Step) -> Any:
    match step:
        case Send(request, timeout):
            return client.call_api(*request, _request_timeout=timeout)
        case Read(answer):
            return answer.read()
        case Sleep(seconds):
            return time.sleep(seconds)
        case Join(work):
            from concurrent.futures import wait

            return wait([work], timeout=2 * LONGEST)
        case Exchange():
            return _exchanged(client, step)


def _exchanged(client: ApiClient, step: Exchange) -> Exchanged:
    answer = client.rest_client.pool_manager.request(
        step.method,
        step.url,
        headers={"User-Agent": client.user_agent, **step.headers},
        body=step.body,
        redirect=False,
        retries=False,
        timeout=LONGEST,
    )
    return Exchanged(answer.status, answer.reason, answer.headers, answer.data)
