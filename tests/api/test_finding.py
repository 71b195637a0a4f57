import pytest

from api.finding import MOST, find
from corpus.document import Block, BlockKind, Edition

TEXT = (
    "The council’s plan\nfor children is late. Inspec-\ntors said: “train all staff”.\n"
    "Staff who train others were praised."
)


def _edition(text: str = TEXT) -> Edition:
    lines, at, blocks = text.split("\n"), 0, []
    for number, line in enumerate(lines):
        blocks.append(Block(number, BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    return Edition("a" * 64, text, (), tuple(blocks))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("PLAN for children", "plan for children"),
        ("council's", "council’s"),
        ("inspectors", "Inspec- tors"),
        ('"train', "“train"),
        ("  staff  ", "staff"),
        ("late. (", None),
        ("no such words", None),
    ],
)
def test_words_are_found_whatever_their_case_line_ends_and_quote_marks(wanted: str, words: str | None) -> None:
    found = find(_edition(), wanted)
    assert (found.places[0].words if found.places else None) == words
    if found.places:
        assert TEXT[found.places[0].start : found.places[0].end].split() == (words or "").split()


def test_words_that_nowhere_stand_together_are_found_in_one_passage() -> None:
    found = find(_edition(), "others staff")
    assert (found.together, [place.words for place in found.places]) == (
        False,
        ["Staff who train others were praised."],
    )


def test_what_stands_around_is_shown_cut_at_words() -> None:
    place = find(_edition("word " * 100 + "needle" + " word" * 100), "needle").places[0]
    assert place.before.startswith("… word")
    assert place.before.endswith("word ")
    assert place.after.startswith(" word")
    assert place.after.endswith("word …")


def test_no_more_places_are_shown_than_can_be_read() -> None:
    found = find(_edition("the " * (MOST + 1)), "the")
    assert (len(found.places), found.more) == (MOST, True)
    assert not find(_edition("the " * MOST), "the").more
