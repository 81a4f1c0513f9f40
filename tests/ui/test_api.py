"""Programs ask as people do, and get the answer as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from typing import Any
from warnings import catch_warnings, simplefilter

import pytest

from tests.ui.conftest import ingested, serving
from tests.ui.library.test_pages import call
from tests.ui.seat import HARBOUR
from tests.ui.test_gate import ANNA, WORD


def ask(server: str, *values: object) -> dict[str, Any]:
    """What the endpoint gives, by two plain requests."""
    body = json.dumps({"data": list(values)}).encode()
    status, _, text = call(server, "/gradio_api/call/ask", body, Content_Type="application/json")
    assert status == 200, text
    _, _, told = call(server, f"/gradio_api/call/ask/{json.loads(text)['event_id']}")
    event, data = told.strip().split("\n")[-2:]
    assert event == "event: complete", told
    reply: dict[str, Any] = json.loads(data.removeprefix("data: "))[0]
    return reply


def test_an_answer_is_data(server: str) -> None:
    """As `Answer.as_dict` gives it, with its citations."""
    reply = ask(server, HARBOUR, [], "", "", "", "")
    assert reply["found"]
    assert "patrol boat" in reply["text"]
    assert reply["citations"][0]["title"] == "Two sailors hurt as drone hits patrol boat"
    assert reply["engine"] == "quotes"


def test_history_and_limits_count(server: str) -> None:
    """A follow-up is understood, and what is left out does not answer."""
    first = ask(server, HARBOUR, [], "", "", "", "")
    reply = ask(server, "How many were wounded?", [[HARBOUR, first["text"]]], "", "", "", "")
    assert "Port Kesh" in reply["question"]
    assert "sailors" in reply["text"]
    assert not ask(server, HARBOUR, [], "2021-06", "", "", "")["found"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("", [], "", "", "", ""), "question"),
        ((HARBOUR, [], "May", "", "", ""), "'May' is no date"),
        ((HARBOUR, [["one"]], "", "", "", ""), "a question and its answer"),
        ((HARBOUR, [], "", "", "Nobody's Paper", ""), "Nobody's Paper"),
    ],
)
def test_a_fault_is_told_in_words(server: str, values: tuple[object, ...], said: str) -> None:
    """And the server goes on."""
    assert said in ask(server, *values)["fault"]


def test_the_endpoint_is_documented(server: str) -> None:
    """With its parameters, and it is the only one."""
    _, _, text = call(server, "/gradio_api/info")
    endpoints = json.loads(text)["named_endpoints"]
    assert list(endpoints) == ["/ask"]
    names = [each["parameter_name"] for each in endpoints["/ask"]["parameters"]]
    assert names == ["question", "history", "since", "until", "publisher", "as_of"]


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that Anna may sign in to."""
    with serving(ingested(tmp_path_factory.mktemp("api")), DATELINE_AUTH=ANNA) as address:
        yield address


def test_gradios_own_client_signs_in_and_asks(locked: str) -> None:
    """By name and password, and by the endpoint's name."""
    with catch_warnings():
        simplefilter("ignore")
        client_of = import_module("gradio_client").Client

        options: dict[str, Any] = {"verbose": False, "analytics_enabled": False}
        with closing(client_of(locked, auth=("anna", WORD), **options)) as client:
            reply = client.predict(HARBOUR, api_name="/ask")
    assert "patrol boat" in reply["text"]
