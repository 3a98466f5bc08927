"""A call, from its arguments to its result, against a server on this machine."""

from __future__ import annotations

import json
import typing
from datetime import date, datetime, timedelta, timezone
from typing import Any

import client.api_client
import client.configuration
import client.exceptions
import client.rest
import pytest
from pydantic import ValidationError

from conftest import Server
from pets import Mood, NewPet, Pet, PetApi


@pytest.fixture
def api(server: Server) -> PetApi:
    configuration = client.configuration.Configuration(
        host=server.url, access_token="t"
    )
    return PetApi(client.api_client.ApiClient(configuration))


def test_a_request_holds_all_arguments(api: PetApi, server: Server) -> None:
    server.answer({"a": 1})
    result = api.list_pets(
        "a/b c",
        limit=3,
        moods=["calm", "x&y"],
        since=datetime(2024, 1, 2, tzinfo=timezone(timedelta(hours=2))),
        day=date(2024, 1, 2),
        tame=False,
        where={"k": "v"},
        trace="t1",
        session="s1",
    )
    assert result == {"a": 1}
    [request] = server.received
    assert request.method == "GET"
    assert request.path == (
        "/pets/a%2Fb%20c?limit=3&mood=calm&mood=x%26y&since=2024-01-02T00%3A00%3A00.000000%2B0200"
        "&day=2024-01-02&tame=false&where%5Bk%5D=v"
    )
    assert request.headers["X-Trace"] == "t1"
    assert request.headers["Cookie"] == "session=s1"
    assert request.headers["Authorization"] == "Bearer t"
    assert request.headers["Accept"] == "application/json"


def test_an_empty_list_is_not_sent(api: PetApi, server: Server) -> None:
    server.answer({})
    api.list_pets("a", moods=[])
    assert server.received[0].path == "/pets/a"


@pytest.mark.parametrize("wrong", ["3", True, 3.5, -1])
def test_a_wrong_argument_is_refused(api: PetApi, wrong: Any) -> None:
    with pytest.raises(ValidationError):
        api.list_pets("a", limit=wrong)


def test_what_can_be_converted_is(api: PetApi, server: Server) -> None:
    server.answer({})
    api.list_pets(
        "a",
        moods=typing.cast("Any", (Mood.CALM, "x")),
        since=typing.cast("Any", "2024-01-02T00:00:00Z"),
    )
    assert server.received[0].path.startswith(
        "/pets/a?mood=calm&mood=x&since=2024-01-02T00"
    )


def test_an_unknown_argument_is_an_error_of_python(api: PetApi) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        typing.cast("Any", api).list_pets("a", colour="red")


def test_the_three_forms(api: PetApi, server: Server) -> None:
    server.answer({"a": 1})
    response = api.list_pets_with_http_info("a", limit=1)
    assert (response.status_code, response.data, response.raw_data) == (
        200,
        {"a": 1},
        b'{"a": 1}',
    )
    assert (response.headers or {})["content-type"] == "application/json"
    assert api.list_pets_without_preload_content("a").data == b'{"a": 1}'
    hints = typing.get_type_hints(PetApi.list_pets_with_http_info)
    assert "ApiResponse" in str(hints["return"])


class TestBodies:
    def test_a_model_or_a_dict(self, api: PetApi, server: Server) -> None:
        server.answer({})
        api.create_pet(NewPet(name="a", note=None))
        api.create_pet(typing.cast("Any", {"name": "a", "note": None}))
        bodies = [json.loads(request.body) for request in server.received]
        assert bodies == [{"name": "a", "born": None, "note": None}] * 2

    def test_nothing_is_sent_that_only_the_server_sets(self) -> None:
        from client._runtime.sending import sent

        pet = Pet.from_dict({"id": 1, "name": "a", "mood": "calm", "unknown": 1})
        assert sent(pet) == {"name": "a", "mood": "calm"}

    def test_a_datetime_without_an_offset_gets_one(
        self, api: PetApi, server: Server
    ) -> None:
        server.answer({})
        api.create_pet(NewPet(name="a", born=datetime(2024, 1, 2)))
        born = json.loads(server.received[0].body)["born"]
        assert datetime.fromisoformat(born).tzinfo is not None

    def test_checks_beyond_types(self) -> None:
        for wrong in ({"kind": "cow"}, {"code": "1"}):
            with pytest.raises(ValidationError):
                NewPet.model_validate({"name": "a", **wrong})


class TestCredentials:
    def test_of_one_request(self, api: PetApi, server: Server) -> None:
        server.answer({})
        auth = {
            "type": "bearer",
            "in": "header",
            "key": "Authorization",
            "value": "Bearer o",
        }
        api.list_pets("a", _request_auth=auth)
        assert server.received[0].headers["Authorization"] == "Bearer o"

    def test_of_each_scheme(self, api: PetApi, server: Server) -> None:
        server.answer({})
        configuration = api.api_client.configuration
        configuration.access_token = None
        configuration.api_key["Key"] = "k"
        configuration.api_key_prefix["Key"] = "Token"
        configuration.username, configuration.password = "ü", "p:w"
        api.list_pets("a")
        api.create_pet(NewPet(name="a"))
        assert server.received[0].headers["X-Key"] == "Token k"
        assert "Authorization" not in server.received[0].headers
        assert server.received[1].headers["Authorization"] == "Basic w7w6cDp3"

    def test_none_where_none_are_given(self, server: Server) -> None:
        server.answer({})
        configuration = client.configuration.Configuration(host=server.url)
        PetApi(client.api_client.ApiClient(configuration)).list_pets("a")
        assert "Authorization" not in server.received[0].headers


class TestErrors:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, "BadRequestException"),
            (401, "UnauthorizedException"),
            (403, "ForbiddenException"),
            (404, "NotFoundException"),
            (409, "ConflictException"),
            (418, "ApiException"),
            (422, "UnprocessableEntityException"),
            (503, "ServiceException"),
        ],
    )
    def test_a_status_has_its_exception(
        self, api: PetApi, server: Server, status: int, kind: str
    ) -> None:
        server.answer({"detail": "why"}, status=status)
        with pytest.raises(client.exceptions.ApiException) as caught:
            api.list_pets("a")
        error = caught.value
        assert type(error).__name__ == kind
        assert (error.status, error.problem.detail) == (status, "why")
        assert "GET /pets/a" in str(error)
        assert "why" in str(error)

    def test_a_message_tells_nothing_that_was_sent(
        self, api: PetApi, server: Server
    ) -> None:
        detail = [
            {
                "loc": ["body", "password"],
                "msg": "too short",
                "type": "x",
                "input": "secret",
            }
        ]
        server.answer({"detail": detail}, status=422)
        with pytest.raises(client.exceptions.ApiException) as caught:
            api.create_pet(NewPet(name="a"))
        assert "body.password: too short" in str(caught.value)
        assert "secret" not in str(caught.value)

    def test_an_error_that_is_no_json(self, api: PetApi, server: Server) -> None:
        server.answer(b"<html>", status=502, content_type="text/html")
        with pytest.raises(client.exceptions.ServiceException) as caught:
            api.list_pets("a")
        assert caught.value.body == "<html>"
        assert "Bad Gateway" in str(caught.value)


def test_what_subclasses_and_wrappers_rely_on(server: Server) -> None:
    server.answer({"a": 1})
    seen: list[Any] = []

    class Own(client.api_client.ApiClient):
        def call_api(self, *args: Any, **kwargs: Any) -> client.rest.RESTResponse:
            seen.append(args[3])
            return super().call_api(*args, **kwargs)

        def response_deserialize(
            self, response_data: Any, response_types_map: Any = None
        ) -> Any:
            seen.append(response_types_map)
            return super().response_deserialize(response_data, response_types_map)

    own = Own(client.configuration.Configuration(host=server.url))
    PetApi(own).create_pet(NewPet(name="a"))
    assert seen == [{"name": "a", "born": None}, {"2XX": "object"}]


def test_a_header_of_the_caller_wins_and_the_default_ones_win_over_it(
    api: PetApi, server: Server
) -> None:
    server.answer({})
    api.list_pets("a", _headers={"Accept": "x/y"})
    api.api_client.set_default_header("Accept", "z/z")
    api.list_pets("a", _headers={"Accept": "x/y"})
    assert [request.headers["Accept"] for request in server.received] == ["x/y", "z/z"]
