"""The report that a person reads: whole, on its own, and safe."""

import itertools
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evals.case import Turn
from evals.failures import STEPS
from evals.html import as_html
from evals.respondent import failed
from evals.results import Outcome, Run
from tests.evals.replies import FIRST, answered, case, citation, claim, declined, perfect
from tests.evals.runs import outcome, run

VOID = {"meta", "br"}
SPITE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


class Page(HTMLParser):
    """What is in a page: tags with their attributes, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*outcomes: Outcome) -> Page:
    return Page(as_html(Run({"questions": "q.jsonl", "asked": "local", "seed": 1}, outcomes) if outcomes else run()))


def test_the_page_is_well_formed_and_needs_nothing_else() -> None:
    shown = page()
    assert shown.open == []
    assert {tag for tag, _ in shown.tags}.isdisjoint({"script", "link", "img", "iframe", "object"})
    text = as_html(run())
    assert "http" not in text.replace("http-equiv", "")
    assert "url(" not in text
    assert "@import" not in text


def test_the_page_can_be_read_without_seeing_it() -> None:
    shown = page()
    assert shown.named("html")[0]["lang"] == "en"
    assert len(shown.named("h1")) == len(shown.named("main")) == 1
    assert len(shown.named("caption")) == len(shown.named("table"))
    assert all("scope" in attributes for attributes in shown.named("th"))
    ids = {attributes["id"] for _, attributes in shown.tags if "id" in attributes}
    assert all((attributes["href"] or "").removeprefix("#") in ids for attributes in shown.named("a"))
    headings = [int(tag[1]) for tag, _ in shown.tags if tag in {"h1", "h2", "h3"}]
    assert all(after - before <= 1 for before, after in itertools.pairwise(headings))


def test_each_lost_case_is_shown_with_all_that_is_known_of_it() -> None:
    asked = case(
        id="q7",
        question="When did homes close?",
        gold_facts=["14 May"],
        gold_docs=["oak.txt"],
        gold_quote=[FIRST],
        previous=Turn("What of homes?", "Some closed."),
        note="a trap",
    )
    lost = outcome(asked, answered([claim(FIRST, 1)], [citation(1, page=4)]), ["oak.txt", "elm.txt"])
    text = " ".join(page(lost).text.split())
    assert "0 of 1 right" in text
    assert "Incomplete: 1" in text
    for words in ("When did homes close?", "Some closed.", "not said: 14 May", FIRST, "page 4", "elm.txt", "a trap"):
        assert words in text
    assert STEPS["incomplete"] in text


def test_what_others_wrote_is_never_markup() -> None:
    spiteful = answered([claim(SPITE, 1)], [citation(1, FIRST, title=SPITE, filename=SPITE, language='"><script>')])
    asked = case(id=SPITE, question=SPITE, type=SPITE, gold_facts=["x"], gold_docs=[SPITE], lang='"><script>')
    shown = page(outcome(asked, spiteful, [SPITE]))
    assert shown.named("script") == shown.named("img") == []
    assert SPITE in shown.text


@pytest.mark.parametrize("reply", [failed("HTTP 500"), declined(nearest=[citation(1)]), answered()])
def test_every_kind_of_reply_has_its_place(reply: dict[str, object]) -> None:
    shown = page(outcome(case(gold_facts=["x"]), reply))
    assert "0 of 1 right" in shown.text
    assert shown.open == []


def test_all_right_says_that_nothing_was_lost() -> None:
    shown = page(outcome(case(gold_facts=["3 of its 12"]), perfect()))
    assert "Nothing." in shown.text
    assert "✓ right" in shown.text


def test_a_case_that_cannot_be_judged_is_not_counted() -> None:
    shown = page(outcome(case(), perfect()))
    assert "0 of 0 right" in shown.text
    assert "not judged" in shown.text


def test_the_template_is_packaged() -> None:
    project = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert '"*.jinja"' in project
