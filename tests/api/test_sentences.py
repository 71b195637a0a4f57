"""What the code says in English to a reader has its Welsh, with the values that stand in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import api
from api.language import WELSH, catalogue
from api.sentences import in_words_of

ROOT = Path(api.__file__).parents[1]
SAYS = [
    *(path for folder in ("load", "read", "sources") for path in sorted((ROOT / "ingest" / folder).glob("*.py"))),
    *(
        ROOT / "api" / name
        for name in ("reading.py", "narrowing.py", "problems.py", "handlers.py", "access.py", "envelope.py")
    ),
    *(
        ROOT / "api" / name
        for name in ("proxies.py", "serving.py", "jobs.py", "ingesting.py", "intake.py", "uploads.py")
    ),
    *(ROOT / "api" / name for name in ("routes_documents.py", "routes_pictures.py")),
    ROOT / "corpus" / "document.py",
]
NOT_SHOWN = ("The processes that read files", "CRAFFU_PROXIES opens", "On 7 other machines", "The file of document ")
TERMINAL = {"told.py", "sources.py"}  # a list of files that somebody gave to `craffu ingest`


def _strings(path: Path) -> Iterator[str]:
    """The strings of a module but for its docstrings; 7 stands for each value."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.value.replace("{}", "7")


def test_every_reason_for_leaving_a_file_out_has_its_welsh() -> None:
    reasons = [
        each
        for path in SAYS
        if "ingest" in path.parts and path.name not in TERMINAL
        for each in _strings(path)
        if len(each.split()) > 2 and each[0].isupper() and each.endswith(".") and not each.startswith(NOT_SHOWN)
    ]
    assert len(reasons) > 40
    assert [each for each in reasons if in_words_of(each, WELSH) == each] == []


def test_no_sentence_is_left_over() -> None:
    said = {each for path in SAYS for each in _strings(path)}
    messages = {str(one.id) for one in catalogue(WELSH, "sentences") if one.id}
    used = {each for each in messages if each in said or any(each == _template(one, each) for one in said)}
    assert sorted(messages - used) == []


def _template(said: str, message: str) -> str | None:
    """The message, if a sentence with 7 for its values is what it stands for."""
    pattern = re.sub(r"%\\\(\w+\\\)s", "7", re.escape(message))
    return message if re.fullmatch(pattern, said) else None


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        (
            "It has 1,200 pages, and 1,000 are read (CRAFFU_MOST_PAGES); split it up.",
            "Mae iddo 1,200 tudalen, a darllenir 1,000 (CRAFFU_MOST_PAGES); rhannwch ef.",
        ),
        (
            "The file is a picture named .pdf; fetch it again, or rename it to what it is.",
            "Y ffeil o'r enw .pdf: llun ydyw; nôl hi eto, neu newid ei henw i'r hyn ydyw.",
        ),
        ("Nobody wrote this sentence 100% (%(why)s).", "Nobody wrote this sentence 100% (%(why)s)."),
    ],
)
def test_values_stay_where_they_stand_in_the_sentence(english: str, welsh: str) -> None:
    assert in_words_of(english, WELSH) == welsh
    assert in_words_of(english, "en") == english


def test_an_error_page_is_welsh_throughout(client: TestClient) -> None:
    page = client.get("/nowhere?lang=cy", headers={"accept": "text/html"})
    client.cookies.clear()
    main = page.text.split("<main")[1].split("</main>")[0]
    assert "Nid oes dim yn y cyfeiriad hwn." in main
    assert 'lang="en"' not in main
