"""Two documents side by side: what became of each statement, and what changed between two reports."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.index import Index
from corpus.settings import Settings
from corpus.terms import load_vocabulary
from workbench.differences.compare import Comparer, Comparison, State
from workbench.differences.pairs import Why, pairs_of
from workbench.differences.relation import Relation
from workbench.kept import Kept

if TYPE_CHECKING:
    from corpus.embedder import Embedder

HEADER = "publisher: {publisher}\ndate: {date}\nkind: {kind}\nauthority: Gwynedd\ntitle: {title}\n---\n{text}\n"
CIW = "Care Inspectorate Wales"
FILES = {
    "first.txt": HEADER.format(
        publisher=CIW,
        date="2019-03-04",
        kind="inspection report",
        title="Inspection of children's services in Gwynedd",
        text="Care Inspectorate Wales inspected Gwynedd from 14 to 18 January 2019.\n\nAreas for improvement\n\n"
        "- The timeliness of visits to children on the child protection register.\n"
        "- The supervision of newly qualified social workers.\n"
        "- The quality of chronologies in case files.\n"
        "- Children aged 16 and 17 who present as homeless do not always learn of their rights.\n",
    ),
    "second.txt": HEADER.format(
        publisher=CIW,
        date="2022-05-09",
        kind="inspection report",
        title="Inspection of children's services in Gwynedd",
        text="Care Inspectorate Wales inspected Gwynedd from 7 to 11 March 2022.\n\n"
        "Serious concerns remain about the supervision of newly qualified social workers. "
        "Only 61% of visits to children on the child protection register were made in time. "
        "Foster carers speak highly of the training they receive.\n\nAreas for improvement\n\n"
        "- The supervision of newly qualified social workers.\n"
        "- The choice of placements close to home.\n"
        "- The response to homeless young people.\n",
    ),
    "council.txt": HEADER.format(
        publisher="Cyngor Gwynedd",
        date="2022-05-20",
        kind="council press release",
        title="Children's services praised",
        text="Care Inspectorate Wales visited Gwynedd in March 2022.\n\n"
        "There are some challenges in the supervision of newly qualified social workers. "
        "Foster carers speak highly of the training that they receive.\n\n"
        "The council will open a new family centre in Bangor next year.\n",
    ),
}


@pytest.fixture(scope="module")
def comparer(tmp_path_factory: pytest.TempPathFactory, embedder: "Embedder") -> Iterator[Comparer]:
    from ingest.run import ingest

    folder = tmp_path_factory.mktemp("differences")
    for name, text in FILES.items():
        Path(folder / name).write_text(text, encoding="utf-8")
    settings = Settings(data=folder / "data")
    ingest([folder / name for name in FILES], settings)
    index = Index.open(settings)
    yield Comparer(Kept(index, settings.data), embedder, load_vocabulary())
    index.close()


def compared(comparer: Comparer, left: str, right: str) -> Comparison:
    named = {record.filename: record for record in comparer.kept.index.records()}
    return comparer.compare(named[left], named[right])


def states(comparison: Comparison) -> dict[str, str]:
    """The state of each statement by its first words; a statement told of by another goes by the left one."""
    said = [(row.left or row.right, row.state.value) for row in comparison.rows]
    return {" ".join(each.words.split()[:4]): state for each, state in said if each}


def test_an_account_keeps_softens_drops_and_adds(comparer: Comparer) -> None:
    found = compared(comparer, "second.txt", "council.txt")
    assert found.relation is Relation.ACCOUNT
    told = states(found)
    assert told["Foster carers speak highly"] == "kept"
    assert told["Serious concerns remain about"] == "softened"
    assert told["Only 61% of visits"] == "dropped"
    assert told["The council will open"] == "added"
    (softened,) = [row for row in found.rows if row.state is State.SOFTENED and row.part == "text"]
    assert [(each.how, each.became) for each in softened.softer] == [("weaker", "challenges")]


@pytest.mark.parametrize("turned", [False, True])
def test_two_reports_give_what_is_new_repeated_and_gone_whichever_is_left(comparer: Comparer, turned: bool) -> None:
    sides = ("second.txt", "first.txt") if turned else ("first.txt", "second.txt")
    homeless = "The response to homeless" if turned else "Children aged 16 and"
    found = compared(comparer, *sides)
    assert found.relation is Relation.SUCCESSIVE
    assert states(found) == {
        "The timeliness of visits": "gone",
        "The supervision of newly": "repeated",
        "The quality of chronologies": "gone",
        homeless: "repeated",
        "The choice of placements": "new",
    }


def test_what_is_asked_no_more_has_the_nearest_that_the_later_report_says_beside_it(comparer: Comparer) -> None:
    found = compared(comparer, "first.txt", "second.txt")
    (gone,) = [row for row in found.rows if row.left and "timeliness" in row.left.words]
    assert gone.near
    assert "61%" in gone.near.words


def test_every_quote_stands_in_its_document(comparer: Comparer) -> None:
    found = compared(comparer, "second.txt", "council.txt")
    text = comparer.kept.index.edition(found.left.id).text
    quotes = [row.left.quote for row in found.rows if row.left]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)


def test_the_other_side_of_a_visit_and_the_report_before_are_found(comparer: Comparer) -> None:
    index = comparer.kept.index
    (record,) = [each for each in index.records() if each.filename == "second.txt"]
    found = [(pair.other_of(record.id).filename, pair.why) for pair in pairs_of(record, index, load_vocabulary())]
    assert found == [("council.txt", Why.NAMES_VISIT), ("first.txt", Why.PREVIOUS)]
