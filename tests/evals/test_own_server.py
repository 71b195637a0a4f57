"""The page for people with a server of their own, followed word for word."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from evals.cases import read_cases
from evals.check import check
from evals.html import as_html
from evals.remote import over_http
from evals.run import run_cases
from tests.evals.test_remote import Server, server

__all__ = ["server"]  # the fixture

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
SECTION = PAGE.split("## Your own server, your own questions")[1].split("\n## ")[0]
QUESTIONS, REPLY = re.findall(r"```json\n(.*?)\n *```", SECTION, re.DOTALL)
DECLINES = re.search(r'`(\{"status": "not_found".*?\})`', SECTION)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(line.strip() for line in QUESTIONS.splitlines()), encoding="utf-8")
    return path


def test_the_questions_of_the_page_are_sound(mine: Path) -> None:
    assert [str(found) for found in check(mine, None)] == []
    assert [case.id for case in read_cases(mine)] == ["m1", "m2", "m3"]


def test_the_reply_of_the_page_is_scored_in_full(mine: Path, server: Server) -> None:
    server.replies["/v1/answers"] = (200, json.loads(REPLY))
    run = run_cases(read_cases(mine), over_http(server.url))
    by_id: dict[str, Any] = {outcome.case.id: outcome.scores for outcome in run.outcomes}
    assert [by_id[name]["right"] for name in ("m1", "m2", "m3")] == [1, 0, 0]
    m1 = by_id["m1"]
    wanted = ("facts", "numbers_right", "document_cited", "quote_hit", "citation_recall", "citation_precision")
    assert [m1[name] for name in wanted] == [1] * len(wanted)
    assert [name for name, score in m1.items() if score == 0 and name != "declined"] == [
        *("citations_needless", "claims_uncited", "claims_misplaced", "claims_unsupported"),
    ]  # what the page leaves out is not held against the server
    assert "1 of 3 right" in as_html(run)


def test_the_refusal_of_the_page_is_right_where_nothing_is_held(mine: Path, server: Server) -> None:
    assert DECLINES
    server.replies["/v1/answers"] = (200, json.loads(DECLINES[1]))
    run = run_cases(read_cases(mine), over_http(server.url))
    assert [outcome.scores["right"] for outcome in run.outcomes] == [0, 0, 1]
