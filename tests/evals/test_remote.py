"""Questioning a foreign server over HTTP: a real one on loopback that keeps the contract and gives fixed replies."""

import json
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from evals.cases import Turn
from evals.citing import quotes_exact
from evals.remote import over_http
from evals.respondent import FAILED, Found, ServerDownError
from evals.run import run_cases
from tests.evals.replies import FIRST, answered, case, citation, claim, perfect

TEXT = "Line one.\r\nThe council closed 3 of its 12 homes on 4 May 2021. £ – \U0001d49e"


class Server(ThreadingHTTPServer):
    """Remembers what it was asked; `replies` are by path, a status and a JSON value or the bytes of a text."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, Any]] = []
        self.replies: dict[str, tuple[int, Any]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._reply(parts.path, parse_qs(parts.query))

    def do_POST(self) -> None:
        self._reply(self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _reply(self, path: str, asked: Any) -> None:
        self.server.asked.append((path, asked))
        status, value = self.server.replies.get(path, (404, {"detail": "no such page"}))
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing on stderr."""


@pytest.fixture
def server() -> Iterator[Server]:
    serving = Server()
    Thread(target=serving.serve_forever, args=(0.01,), daemon=True).start()
    yield serving
    serving.shutdown()
    serving.server_close()


def test_only_the_question_and_its_history_are_sent(server: Server) -> None:
    server.replies["/v1/answers"] = (200, perfect())
    asked = case(previous=Turn("Which homes?", "Oak."), gold_facts=["secret"], lang="cy")
    assert over_http(server.url).ask(asked)["status"] == "answered"
    history = [{"question": "Which homes?", "answer": "Oak."}]
    assert server.asked == [("/v1/answers", {"question": "How many homes closed?", "history": history})]


def test_an_error_of_the_server_is_a_failed_case_with_its_words(server: Server) -> None:
    server.replies["/v1/answers"] = (503, {"status": 503, "detail": "the index is not open"})
    reply = over_http(server.url).ask(case())
    assert (reply["status"], reply["answer"]) == (FAILED, "HTTP 503: the index is not open")


def test_a_reply_that_is_not_json_is_a_failed_case(server: Server) -> None:
    server.replies["/v1/answers"] = (200, b"<html>")
    assert over_http(server.url).ask(case())["status"] == FAILED


def test_quotes_are_checked_against_the_served_text_and_the_servers_own_word(server: Server) -> None:
    start = TEXT.index(FIRST)
    good = citation(1, start=start, end=start + len(FIRST))
    reply = answered([claim(FIRST, 1)], [good, {**good, "n": 2}])
    server.replies["/v1/documents/oak/text"] = (200, TEXT.encode())
    server.replies["/v1/verify"] = (200, {"verified": True})
    remote = over_http(server.url)
    assert quotes_exact(reply, remote) == 1
    assert [path for path, _ in server.asked].count("/v1/documents/oak/text") == 1, "a text is fetched once"
    assert server.asked[0] == ("/v1/documents/oak/text", {"edition": ["e1"]})
    server.replies["/v1/verify"] = (200, {"verified": False, "why": "not there"})
    assert quotes_exact(reply, remote) == 0


def test_a_text_that_is_not_served_makes_no_quote_exact(server: Server) -> None:
    assert quotes_exact(perfect(), over_http(server.url)) == 0


def test_a_server_without_search_is_not_judged_by_it(server: Server) -> None:
    assert over_http(server.url).search is not None
    assert _search(server.url, "homes") is None


def test_what_a_server_s_search_tells_is_taken_over(server: Server) -> None:
    passage = {"text": "Homes closed.", "page": 3, "document": {"filename": "oak.txt", "authority": "Powys"}}
    server.replies["/v1/search"] = (200, {"items": [passage, {"filename": "elm.txt"}, {"no": "file name"}]})
    assert _search(server.url, "homes") == [Found("oak.txt", 3, "Homes closed.", "Powys"), Found("elm.txt")]


def _search(url: str, question: str) -> list[Found] | None:
    search = over_http(url).search
    assert search
    return search(case(as_of=date(2019, 6, 30)), question)


def test_a_whole_run_goes_over_http(server: Server) -> None:
    server.replies["/v1/answers"] = (200, perfect())
    wanted = case(gold_facts=["3 of its 12"], gold_docs=["oak.txt"])
    run = run_cases([wanted], over_http(server.url))
    assert run.outcomes[0].scores["right"] == 1
    assert run.outcomes[0].scores["found_first"] is None
    assert (run.about["asked"], run.about["snapshots"]) == (server.url, ["g1"])


def test_no_server_there_is_told_apart_from_a_wrong_answer(server: Server) -> None:
    url = server.url
    server.shutdown()
    server.server_close()
    with pytest.raises(ServerDownError, match="Is the server running") as raised:
        over_http(url).ask(case())
    assert raised.value.exit_code == 4


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "maybe"}, "status"),
        ({"answer": None}, "answer"),
        ({"claims": [{"text": "Homes closed."}]}, "claims.0.citations"),
        ({"citations": [{"n": 1, "quote": "x"}]}, "citations.0.filename"),
        ({"citations": [{"n": 1, "quote": "x", "filename": "a", "published": "last May"}]}, "not an ISO date"),
        ({"citations": [{"n": 1, "quote": "x", "filename": "a", "period": {"to": "2019"}}]}, "period.from"),
    ],
)
def test_a_reply_that_does_not_keep_the_contract_is_a_failed_case_that_says_why(
    server: Server, change: dict[str, Any], why: str
) -> None:
    server.replies["/v1/answers"] = (200, perfect() | change)
    reply = over_http(server.url).ask(case())
    assert reply["status"] == FAILED
    assert "does not keep the contract" in reply["answer"]
    assert why in reply["answer"]


def test_a_reply_of_the_least_that_can_be_scored_is_scored(server: Server) -> None:
    least = {"status": "answered", "answer": "3 of its 12 homes closed."}
    server.replies["/v1/answers"] = (200, least)
    run = run_cases([case(gold_facts=["3 of its 12"], gold_docs=["oak.txt"])], over_http(server.url))
    scores = run.outcomes[0].scores
    assert (scores["right"], scores["citation_recall"], scores["document_cited"]) == (1, 0, 0)


def test_a_server_that_tells_no_places_has_no_score_for_exact_quotes_and_all_others(server: Server) -> None:
    placeless = answered([claim(FIRST, 1)], [{"n": 1, "filename": "oak.txt", "quote": FIRST}])
    server.replies["/v1/answers"] = (200, placeless)
    scores = run_cases([case(gold_docs=["oak.txt"])], over_http(server.url)).outcomes[0].scores
    assert (scores["quotes_exact"], scores["document_cited"], scores["citation_recall"]) == (None, 1, 1)
