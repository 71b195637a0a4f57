"""The same questions by every way in, to a real server: the same claims and citations as the library gives."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import httpx
import pytest

from assistant.answer import Assistant
from evals.benchmarks.ways import WAYS, Told, compare, told_by
from evals.case import Case, Expected
from evals.cases import read_cases
from evals.local import questioned

EACH = 7  # every seventh question, so that each kind is asked; and some that nothing held answers


@pytest.fixture(scope="module")
def cases() -> Sequence[Case]:
    every = read_cases(Path(str(files("evals") / "datasets" / "bundled.jsonl")))
    return [*every[::EACH], *[case for case in every if case.expected is Expected.ABSTAIN][:3]]


@pytest.fixture(scope="module")
def library(assistant: Assistant, cases: Sequence[Case]) -> Sequence[Told]:
    return [told_by(questioned(assistant).ask(case)) for case in cases]


def test_every_way_in_gives_the_claims_and_citations_of_the_library(
    server: str, cases: Sequence[Case], library: Sequence[Told]
) -> None:
    with ThreadPoolExecutor(1) as apart:  # from the loop that the browser's tests keep in this thread
        found = apart.submit(lambda: dict(compare(server, cases, library))).result()
    assert {way: ids for way, ids in found.items() if ids} == {}
    assert set(found) == {*WAYS, "MCP"}
    assert sum(len(told["claims"]) for told in library) > len(cases) / 2
    assert {told["status"] for told in library} >= {"answered", "not_found"}


def test_a_reply_that_cites_one_character_more_counts_as_another(
    server: str, cases: Sequence[Case], library: Sequence[Told]
) -> None:
    answered = next(number for number, told in enumerate(library) if told["claims"])
    with httpx.Client(base_url=server) as client:
        reply = client.post("/v1/answers", json={"question": cases[answered].question}).json()
    assert told_by(reply) == library[answered]
    reply["citations"][0]["end"] += 1
    assert told_by(reply) != library[answered]
