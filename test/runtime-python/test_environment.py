"""Configurations made of the environment."""

from __future__ import annotations

from typing import Any

import pytest
from client import _build, configuration
from client.exceptions import ApiValueError

URL = {"CLIENT_BASE_URL": "http://it:8080/"}


def made(**more: str) -> configuration.Configuration:
    return configuration.Configuration.from_environment({**URL, **more})


def test_a_token_counts_more_than_a_password() -> None:
    found = made(CLIENT_TOKEN=" abc ", CLIENT_USERNAME="me", CLIENT_PASSWORD="pw")
    assert (found.host, found.access_token, found.auth) == (
        "http://it:8080",
        "abc",
        None,
    )


def test_a_user_name_and_a_password_log_in() -> None:
    found = made(CLIENT_USERNAME="me", CLIENT_PASSWORD=" pw ")
    assert repr(found.auth) == "login('me', ...)"
    assert (found.username, found.password, found.access_token) == ("me", " pw ", None)


def test_without_credentials_calls_go_without() -> None:
    found = made(CLIENT_TOKEN=" ")
    assert (found.access_token, found.auth, found.username) == (None, None, None)


def test_the_variables_of_the_process_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENT_BASE_URL", "http://other")
    assert configuration.Configuration.from_environment().host == "http://other"


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({}, "CLIENT_BASE_URL is not set"),
        ({**URL, "CLIENT_USERNAME": "me"}, "CLIENT_PASSWORD is not set"),
        ({**URL, "CLIENT_PASSWORD": "geheim"}, "CLIENT_USERNAME is not set"),
    ],
)
def test_what_is_missing_is_named_without_values(variables: Any, message: str) -> None:
    with pytest.raises(ApiValueError, match=message) as caught:
        configuration.Configuration.from_environment(variables)
    assert "geheim" not in str(caught.value)


def test_what_the_client_cannot_use_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_build.ENVIRONMENT, "token", False)
    with pytest.raises(ApiValueError, match="does not use CLIENT_TOKEN"):
        made(CLIENT_TOKEN="abc")


def test_the_path_of_the_api_is_added_where_it_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(configuration, "HOST", "http://localhost/api/v1")
    assert made().host == "http://it:8080/api/v1"
    assert made(CLIENT_BASE_URL="http://it/x/api/v1").host == "http://it/x/api/v1"


def test_a_document_that_names_its_server_needs_no_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = {"url": "https://api.example", "description": ""}
    monkeypatch.setattr(configuration, "SERVERS", [server])
    monkeypatch.setattr(configuration, "HOST", "https://api.example")
    assert (
        configuration.Configuration.from_environment({}).host == "https://api.example"
    )
