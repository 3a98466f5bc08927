"""Login with renewal."""

from __future__ import annotations

import base64
import copy
import json
import pickle
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from client import api_client, configuration, exceptions
from client._runtime.login import login

from operations import ItApi
from serving import Asked, Reply

PASSWORD = 'p"ä ss/word'


class Airflow:
    """Gives tokens with numbers, and takes those that are not revoked."""

    def __init__(
        self,
        serve: Any,
        *,
        life: float | None = None,
        pause: float = 0,
        refuses: bool = False,
    ) -> None:
        self.given: list[str] = []
        self.revoked: set[str] = set()
        self.life = life
        self.pause = pause
        self.refuses = refuses
        self.refusal = Reply(401, b'{"detail": "Invalid JWT token"}')
        self.server = serve(self.reply)

    def reply(self, asked: Asked) -> Reply:
        if asked.path == "/auth/token":
            return self.login(asked)
        token = (asked.headers.get("authorization") or "").removeprefix("Bearer ")
        is_good = token in self.given and token not in self.revoked
        is_good = is_good and not self.refuses
        return Reply(200, b'{"a": 1}') if is_good else self.refusal

    def login(self, asked: Asked) -> Reply:
        time.sleep(self.pause)
        if json.loads(asked.body) != {"username": "me", "password": PASSWORD}:
            return Reply(
                401, json.dumps({"detail": "no: " + asked.body.decode()}).encode()
            )
        now = time.time()
        claims = {} if self.life is None else {"exp": now + self.life, "iat": now}
        part = (
            base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
        )
        token = f"h.{part}.{len(self.given)}"
        self.given.append(token)
        return Reply(201, json.dumps({"access_token": token}).encode())

    def api(self, password: str = PASSWORD) -> ItApi:
        settings = configuration.Configuration(host=self.server.url)
        settings.auth = login("me", password)
        return ItApi(api_client.ApiClient(settings))


def test_the_first_call_logs_in_and_later_ones_use_its_token(serve: Any) -> None:
    airflow = Airflow(serve)
    api = airflow.api()
    assert api.get_it() == {"a": 1}
    assert api.put_it({"b": 2}) == {"a": 1}
    assert api.get_it_with_http_info().status_code == 200
    assert api.get_it_without_preload_content().data == b'{"a": 1}'
    assert len(airflow.given) == 1
    first = airflow.server.asked[0]
    assert (first.method, first.headers["content-type"]) == ("POST", "application/json")


def test_an_operation_that_asks_for_no_credentials_gets_none(serve: Any) -> None:
    airflow = Airflow(serve)
    airflow.refusal = Reply()
    airflow.api().get_open()
    (only,) = airflow.server.asked
    assert only.headers["authorization"] is None


def test_a_token_is_renewed_before_it_ends(serve: Any) -> None:
    airflow = Airflow(serve, life=0.5)
    api = airflow.api()
    api.get_it()
    time.sleep(0.6)
    api.get_it()
    assert len(airflow.given) == 2
    assert [asked.path for asked in airflow.server.asked] == ["/auth/token", "/it"] * 2


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_token_is_renewed_and_the_call_is_sent_again(
    serve: Any, status: int
) -> None:
    airflow = Airflow(serve)
    airflow.refusal = airflow.refusal._replace(status=status)
    api = airflow.api()
    api.get_it()
    airflow.revoked.update(airflow.given)
    assert api.put_it({"b": 2}) == {"a": 1}
    assert len(airflow.given) == 2
    assert airflow.server.asked[-1].body == b'{"b": 2}'


def test_a_server_that_refuses_every_token_is_asked_twice(serve: Any) -> None:
    airflow = Airflow(serve, refuses=True)
    with pytest.raises(exceptions.UnauthorizedException):
        airflow.api().get_it()
    assert [asked.path for asked in airflow.server.asked] == ["/auth/token", "/it"] * 2


def test_a_missing_permission_is_no_reason_to_log_in_again(serve: Any) -> None:
    airflow = Airflow(serve)
    api = airflow.api()
    api.get_it()
    airflow.revoked.update(airflow.given)
    airflow.refusal = Reply(403, b'{"detail": "Forbidden"}')
    with pytest.raises(exceptions.ForbiddenException, match="Forbidden"):
        api.get_it()
    assert len(airflow.given) == 1


def test_fifty_threads_make_one_login_and_one_renewal(serve: Any) -> None:
    airflow = Airflow(serve, pause=0.2)
    api = airflow.api()
    ready = threading.Barrier(50)

    def call() -> Any:
        ready.wait()
        return api.get_it()

    with ThreadPoolExecutor(50) as threads:
        for _ in range(2):
            calls = [threads.submit(call) for _ in range(50)]
            assert all(one.result() == {"a": 1} for one in calls)
            airflow.revoked.update(airflow.given)
    assert len(airflow.given) == 2


def test_fifty_threads_share_one_failure_and_the_next_call_tries_again(
    serve: Any,
) -> None:
    airflow = Airflow(serve, pause=0.5)
    api = airflow.api("wrong")
    ready = threading.Barrier(50)

    def call() -> None:
        ready.wait()
        with pytest.raises(exceptions.UnauthorizedException):
            api.get_it()

    with ThreadPoolExecutor(50) as threads:
        for one in [threads.submit(call) for _ in range(50)]:
            one.result()
    assert len(airflow.server.asked) == 1
    with pytest.raises(exceptions.UnauthorizedException):
        api.get_it()
    assert len(airflow.server.asked) == 2


def test_no_message_and_no_repr_shows_password_or_token(serve: Any) -> None:
    airflow = Airflow(serve)
    secret = 'wr"ong wörd'
    api = airflow.api(secret)
    with pytest.raises(exceptions.UnauthorizedException) as caught:
        api.get_it()
    error = caught.value
    said = f"{error} {error!r} {error.body} {error.problem}"
    assert "POST /auth/token" in str(error)
    assert "***" in said
    assert "ong" not in said
    good = airflow.api()
    good.get_it()
    texts = f"{good.api_client.configuration.auth!r} {good.api_client.configuration!r}"
    assert "login('me', ...)" in texts
    assert PASSWORD not in texts
    assert airflow.given[0] not in texts


def test_a_redirect_takes_the_password_nowhere(serve: Any) -> None:
    other = serve(lambda asked: Reply(201, b'{"access_token": "x"}'))
    server = serve(
        lambda asked: Reply(307, b"", {"Location": other.url + "/auth/token"})
    )
    settings = configuration.Configuration(host=server.url)
    settings.auth = login("me", PASSWORD)
    with pytest.raises(exceptions.ApiException, match="307"):
        ItApi(api_client.ApiClient(settings)).get_it()
    assert other.asked == []


def test_an_answer_without_a_token_is_said_so(serve: Any) -> None:
    server = serve(lambda asked: Reply(200, b"[]"))
    settings = configuration.Configuration(host=server.url)
    settings.auth = login("me", PASSWORD)
    with pytest.raises(exceptions.ApiException, match="without an access_token"):
        ItApi(api_client.ApiClient(settings)).get_it()


def test_copies_of_a_configuration_share_the_login_and_pickles_do_not(
    serve: Any,
) -> None:
    airflow = Airflow(serve)
    api = airflow.api()
    api.get_it()
    settings = copy.deepcopy(api.api_client.configuration)
    ItApi(api_client.ApiClient(settings)).get_it()
    assert len(airflow.given) == 1
    settings.auth = pickle.loads(pickle.dumps(settings.auth))
    ItApi(api_client.ApiClient(settings)).get_it()
    assert len(airflow.given) == 2


def test_credentials_of_one_call_take_the_place_of_the_login(serve: Any) -> None:
    airflow = Airflow(serve)
    airflow.given.append("mine")
    own = {
        "type": "bearer",
        "in": "header",
        "key": "Authorization",
        "value": "Bearer mine",
    }
    assert airflow.api().get_it(_request_auth=own) == {"a": 1}
    assert [asked.path for asked in airflow.server.asked] == ["/it"]
