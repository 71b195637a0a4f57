"""MCP with the official client, over stdio to the real command and over HTTP to a real server."""

import asyncio
import os
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client
from mcp_types import CallToolResult

from api.keys import Keys, Role
from corpus.settings import Settings
from tests.journeys.conftest import serving

ASKED = {"question": "What were the three priorities for Powys?", "filters": {"authorities": ["Powys"]}}
UNHELD = {"question": "How many foster carers were approved in Cardiff?"}
WRONG: dict[str, dict[str, Any]] = {
    "ask": {"question": "What?", "filter": {}},
    "search": {"q": ""},
    "read_passage": {"document_id": "none-such", "page": 1},
    "none_such": {},
}
Results = dict[str, CallToolResult]


@pytest.fixture(scope="module")
def address(small: Settings) -> Iterator[str]:
    with serving(small) as running:
        yield running


@pytest.fixture(scope="module", params=["stdio", "http"])
def results(request: pytest.FixtureRequest, small: Settings, address: str) -> Results:
    """What each tool gave in one conversation over a transport."""
    command = ["-c", "from cli.main import main; main()", "mcp"]
    environment = {**os.environ, "CRAFFU_DATA": str(small.data)}
    here = StdioServerParameters(command=sys.executable, args=command, env=environment)
    return asyncio.run(conversation(here if request.param == "stdio" else f"{address}/mcp"))


async def conversation(server: Any) -> Results:
    async with Client(server) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        assert names == {"ask", "search", "read_passage"}
        found = {"answer": await client.call_tool("ask", ASKED), "unheld": await client.call_tool("ask", UNHELD)}
        cited = found["answer"].structured_content["citations"][0]
        place = {name: cited[name] for name in ("document_id", "edition", "start", "end")}
        found["passage"] = await client.call_tool("read_passage", place | {"around": 60})
        found["search"] = await client.call_tool("search", {"q": "foster carers", "limit": 2})
        for tool, arguments in WRONG.items():
            found[f"wrong {tool}"] = await client.call_tool(tool, arguments)
    return found


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


def test_an_answer_is_the_one_that_http_gives(results: Results, client: TestClient) -> None:
    own, given = client.post("/v1/answers", json=ASKED).json(), results["answer"].structured_content
    changing = {"id", "timings_ms"}
    assert {name: given[name] for name in own if name not in changing} == {
        name: own[name] for name in own if name not in changing
    }
    written = text(results["answer"])
    assert written.startswith(own["answer"])
    assert all(f"[{each['n']}] {each['title']}, " in written and each["quote"] in written for each in own["citations"])


def test_declining_is_a_result_and_not_an_error(results: Results) -> None:
    assert not results["unheld"].is_error
    assert results["unheld"].structured_content["status"] == "not_found"


def test_a_cited_passage_can_be_read_where_it_stands(results: Results) -> None:
    cited = results["answer"].structured_content["citations"][0]
    read = results["passage"].structured_content
    assert read["text"] == cited["quote"]
    assert (len(read["before"]), len(read["after"])) == (60, 60)
    assert read["before"] + read["text"] + read["after"] in text(results["passage"])
    assert read["reference"].startswith(f"{cited['title']}, {cited['publisher']}, 2019-03-04")


def test_a_search_gives_the_passages_that_http_gives(results: Results, client: TestClient) -> None:
    own = client.get("/v1/search", params={"q": "foster carers", "limit": 2}).json()
    assert [item["passage_id"] for item in results["search"].structured_content["items"]] == [
        item["passage_id"] for item in own["items"]
    ]
    assert own["items"][0]["text"] in text(results["search"])


@pytest.mark.parametrize(
    ("tool", "words"),
    [
        ("ask", "filter: is not a known field"),
        ("search", "q: is empty"),
        ("read_passage", "No such document or edition is held"),
        ("none_such", "There are ask, search, read_passage"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_to_act_on(results: Results, tool: str, words: str) -> None:
    refused = results[f"wrong {tool}"]
    assert refused.is_error
    assert words in text(refused)


def test_an_answer_over_http_is_kept_as_others_are(results: Results, address: str) -> None:
    given = results["answer"].structured_content
    assert httpx.get(f"{address}/v1/answers/{given['id']}").json() == given


def test_a_page_of_another_site_may_not_use_the_tools(address: str) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"accept": "application/json, text/event-stream"}
    assert httpx.post(f"{address}/mcp", json=call, headers=accept).status_code == 200
    for headers in ({"origin": "https://evil.example"}, {"host": "evil.example"}):
        assert httpx.post(f"{address}/mcp", json=call, headers=accept | headers).status_code == 403


def test_the_tools_need_a_key_where_the_other_routes_do(small: Settings, tmp_path: Any) -> None:
    settings = Settings(data=tmp_path)
    _, secret = Keys(tmp_path).make("Scrutiny office", Role.READER, 1)
    (tmp_path / "generations").symlink_to(small.data / "generations")
    (tmp_path / "current").write_text((small.data / "current").read_text())

    async def ask(address: str) -> CallToolResult:
        http = create_mcp_http_client(headers={"Authorization": f"Bearer {secret}"})
        async with Client(streamable_http_client(f"{address}/mcp", http_client=http)) as client:
            return await client.call_tool("ask", ASKED)

    with serving(settings) as address:
        assert httpx.post(f"{address}/mcp", json={}).status_code == 401
        assert not asyncio.run(ask(address)).is_error


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({}, "give start and end, or page"),
        ({"start": 1}, "give start and end, or page"),
        ({"start": 5, "end": 5}, "must mark 1 to"),
        ({"start": 5, "end": 10**6}, "must mark 1 to"),
        ({"start": 5, "end": 10_005}, "end: is beyond the text"),
        ({"page": 3}, "page: no such page: this format has no pages"),
    ],
)
def test_a_place_that_is_none_is_refused(address: str, ids: dict[str, str], place: dict[str, int], words: str) -> None:
    async def read() -> CallToolResult:
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool("read_passage", {"document_id": ids["powys-inspection-2019.txt"]} | place)

    refused = asyncio.run(read())
    assert refused.is_error
    assert words in text(refused)
