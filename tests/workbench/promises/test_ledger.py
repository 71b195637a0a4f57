"""What is held of a promise after it was made, over documents made for it."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from ingest.run import ingest
from workbench.kept import Kept
from workbench.promises.chosen import Wanted, chosen
from workbench.promises.ledger import Entry, Ledger, State

PAPERS = {
    "asked.txt": (
        "Care Inspectorate Wales",
        "2019-01-09",
        "inspection report",
        "The council must submit a placement strategy within 20 working days of publication of this report.\n\n"
        "A recruitment campaign will be launched by June 2019.\n\n"
        "The new recording system will be in place by September 2019.\n\n"
        "The council will hold an improvement conference on 9 October 2019.\n\n"
        "The children's homes review is due to be published by March 2020.\n\n"
        "The council must publish its volunteering strategy by 1 July 2019.\n\n"
        "A permanent youth worker must be recruited by December 2019.\n\n"
        "The mobile library will be launched by July 2019.",
    ),
    "said.txt": (
        "The Weekly News",
        "2019-01-20",
        "news article",
        "The action plan must go to inspectors within 20 working days of publication of the report.",
    ),
    "later.txt": (
        "Gwynedd Council",
        "2019-11-20",
        "minutes",
        "The placement strategy was submitted on 1 February 2019.\n\n"
        "The recruitment campaign was launched in August 2019.\n\n"
        "The recording system has been postponed.\n\n"
        "A permanent youth worker has been appointed.\n\n"
        "The mobile library will now be launched in March 2020.\n\n"
        "Members spoke of the improvement conference on 9 October 2019 and of what came after the conference.\n\n"
        "The children's homes review was discussed at length.\n\n"
        "The improvement plan was submitted on 29 April 2019.",
    ),
    "addewid.txt": (
        "Cyngor Gwynedd",
        "2019-03-05",
        "adroddiad",
        "Mae'r adroddiad hwn yn sôn am wasanaethau plant y sir a'r gwaith sydd i ddod eleni.\n\n"
        "Rhaid i'r cyngor gyflwyno cynllun gwella erbyn 1 Mai 2019.",
    ),
    "cofnodion.txt": (
        "Cyngor Gwynedd",
        "2019-09-20",
        "cofnodion",
        "Diolchodd y cadeirydd i bawb am ddod i'r cyfarfod ac am eu gwaith caled dros yr haf.\n\n"
        "Clywodd yr aelodau y cyhoeddwyd y strategaeth wirfoddoli ar 28 Mehefin 2019.\n\n"
        "Bydd y pwyllgor yn cyfarfod eto yn y flwyddyn newydd i drafod y gyllideb.",
    ),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("papers")
    for name, (publisher, day, kind, text) in PAPERS.items():
        head = f"publisher: {publisher}\ndate: {day}\nkind: {kind}\nauthority: Gwynedd\ntitle: {name}\n"
        head += "language: cy\n---\n" if publisher.startswith("Cyngor") else "---\n"
        Path(folder / name).write_text(head + text, encoding="utf-8")
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    ingest([str(folder)], settings)
    index = Index.open(settings)
    yield Kept(index, settings.data)
    index.close()


@pytest.fixture(scope="module")
def entries(kept: Kept) -> Mapping[str, Entry]:
    """By a word of the promise."""
    found = Ledger(kept).entries(Filters())
    names = "placement strategy, campaign, recording, conference, homes review, action plan, volunteering, "
    names += "cynllun gwella, youth worker, library"
    return {name: next(each for each in found if name in each.promise.words) for name in names.split(", ")}


@pytest.mark.parametrize(
    ("name", "due", "state", "shown"),
    [
        ("placement strategy", "2019-02-06", State.KEPT, "was submitted on 1 February"),
        ("campaign", "2019-06-30", State.MISSED, "was launched in August"),
        ("recording", "2019-09-30", State.MOVED, "has been postponed"),
        ("conference", "2019-10-09", State.KEPT, "on 9 October 2019"),
        ("homes review", "2020-03-31", State.UNKNOWN, "discussed at length"),
        ("cynllun gwella", "2019-05-01", State.KEPT, "The improvement plan was submitted"),
        ("volunteering", "2019-07-01", State.KEPT, "y strategaeth wirfoddoli"),
        ("youth worker", "2019-12-31", State.KEPT, "has been appointed"),
        ("library", "2019-07-31", State.MOVED, "will now be launched"),
    ],
)
def test_what_became_of_a_promise_is_what_a_later_passage_shows(
    entries: Mapping[str, Entry], name: str, due: str, state: State, shown: str
) -> None:
    entry = entries[name]
    assert entry.promise.due is not None
    assert str(entry.promise.due.end) == due
    assert entry.state is state
    assert entry.evidence is not None
    assert shown in entry.evidence.quote.text


def test_a_report_that_is_only_spoken_of_is_found_among_what_is_held(entries: Mapping[str, Entry]) -> None:
    promise = entries["action plan"].promise
    assert str(promise.base) == "2019-01-09"
    assert promise.due is not None
    assert str(promise.due.end) == "2019-02-06"


def test_a_council_of_which_hardly_anything_is_held_has_its_promises_told_all_the_same(tmp_path: Path) -> None:
    for name, day, said in (
        ("one", "2021-03-02", "is to be opened by June 2021"),
        ("two", "2021-09-02", "was opened in May 2021"),
    ):
        text = f"date: {day}\nkind: minutes\nauthority: Conwy\ntitle: {name}\n---\nThe respite home {said}.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(data=tmp_path / "data")
    ingest(sorted(tmp_path.glob("*.txt")), settings)
    index = Index.open(settings)
    assert [entry.state for entry in Ledger(Kept(index, settings.data)).entries(Filters())] == [State.KEPT]
    index.close()


def test_who_is_to_do_it_is_told(entries: Mapping[str, Entry]) -> None:
    assert entries["placement strategy"].promise.by == "Gwynedd"
    assert entries["action plan"].promise.by is None


def test_what_is_published_later_is_hidden_from_a_day_in_the_past(kept: Kept) -> None:
    found = Ledger(kept).entries(Filters(as_of=date(2019, 3, 1)))
    assert {each.state for each in found} == {State.UNKNOWN}
    assert {each.evidence.record.filename for each in found if each.evidence} <= {"said.txt"}


def test_promises_are_chosen_by_state_and_due_day(kept: Kept) -> None:
    found = Ledger(kept).entries(Filters())
    assert {each.state for each in chosen(found, Wanted(states=(State.KEPT,)))} == {State.KEPT}
    early = chosen(found, Wanted(end=date(2019, 6, 30)))
    assert {each.promise.due_words for each in early} < {each.promise.due_words for each in found}
    assert chosen(found, Wanted(by="nobody at all")) == []
