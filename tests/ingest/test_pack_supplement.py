"""Late papers find the pack of their meeting, and no other."""

from dataclasses import replace

import pytest

from corpus.document import Description, DocumentRecord, PartialDate
from ingest.pack.supplement import is_late, supplement_links
from tests.corpus.made import record

_DAY = PartialDate(2024, 11, 14)
_PACK = Description("Public Document Pack Learning Scrutiny Committee", kind="agenda pack", meeting_date=_DAY)
_LATE = Description(
    "Supplementary agenda - late papers Learning Scrutiny Committee", kind="agenda pack", meeting_date=_DAY
)


def _records(late: Description = _LATE, pack: Description = _PACK) -> list[DocumentRecord]:
    return [record("late", "late", description=late), record("pack", "pack", description=pack)]


def _linked(late: Description = _LATE, pack: Description = _PACK) -> bool:
    links = supplement_links(_records(late, pack))
    return [(link.document_id, link.other_id) for link in links] == [("late", "pack")]


def test_a_supplement_is_linked_to_the_pack_of_its_meeting() -> None:
    assert _linked()
    assert _linked(replace(_LATE, committee="Learning"), replace(_PACK, committee="Learning"))
    assert _linked(replace(_LATE, meeting="12"), replace(_PACK, meeting="12", title="Agenda"))


@pytest.mark.parametrize(
    "other",
    [
        replace(_LATE, meeting_date=PartialDate(2024, 12, 12)),
        replace(_LATE, title="Supplementary agenda Planning Committee"),
        replace(_LATE, title="Supplementary agenda"),
        replace(_LATE, title="Learning Scrutiny Committee annual report"),
    ],
    ids=["another day", "another committee", "a committee that is not named", "no supplement"],
)
def test_papers_of_another_meeting_are_not_linked(other: Description) -> None:
    assert not _linked(other)


def test_a_pack_of_another_council_is_not_linked() -> None:
    assert not _linked(replace(_LATE, authority="Powys"), replace(_PACK, authority="Wrexham"))
    assert not _linked(replace(_LATE, meeting="12"), replace(_PACK, meeting="13"))


@pytest.mark.parametrize("name", ["Late item 6.pdf", "supplementary_agenda_14-11.pdf", "Agenda atodol.pdf"])
def test_the_name_of_a_file_can_tell_that_it_came_late(name: str) -> None:
    (paper, _) = _records(replace(_LATE, title="Fostering and respite care"))
    assert is_late(replace(paper, filename=name))
    assert not is_late(replace(paper, filename="report.pdf"))
