"""Read one sentence: which measure each of its numbers is of, how it is put, whose it is and as at when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import DateMention
from corpus.document import Period
from workbench.figures.as_at import as_at
from workbench.figures.figure import Form
from workbench.figures.measured import Measured, measured
from workbench.figures.measures import catalogue
from workbench.figures.sentence import Place, Sentence
from workbench.figures.whose import narrower, whose

_TO = re.compile(r"\b(?:to|i)\s*£?$")
_BRACKET = ("(", "(or", "(a rate of", "at a rate of", "of whom", "of which")
_FORECAST = 80  # characters in front of a number


@dataclass(frozen=True, slots=True)
class Read:
    """A number as its sentence tells it."""

    told: Measured
    place: Place
    form: Form
    of: str | None
    at: Period | None
    at_words: str | None
    narrower: tuple[str, ...]


def read(sentence: Sentence, earlier: Read | None = None) -> list[Read]:
    """The figures of a sentence. `earlier` is the first of the sentence before, for "This is an increase from 190"."""
    found: list[Read] = []
    for i in range(len(sentence.numbers)):
        each = _read(sentence.place(i), found[-1] if found else None, earlier)
        if each.told.measure or not each.told.number.duration:
            found.append(each)
    return found


def _read(place: Place, last: Read | None, earlier: Read | None) -> Read:
    told = measured(place, _joined_to(place, last, earlier))
    at, at_words = as_at(place)
    if at is None and last and _same_time(place, told, last):
        at, at_words = last.at, last.at_words
    narrow = narrower(place, told.measure)
    if last and catalogue().joined["whom"].search(place.between):
        narrow = (*narrow, f"of {last.told.measure.key if last.told.measure else last.told.words}")
    form = Form.LEVEL if told.measure and told.measure.always_level else _form(place)
    return Read(told, place, form, whose(place), at, at_words, narrow)


def _joined_to(place: Place, last: Read | None, earlier: Read | None) -> Measured | None:
    """The number before, where only words that join stand between, or "from ... to"; of the sentence before, where
    this one points back to it."""
    if last:
        went_on = _began(last.place) and _TO.search(place.text[: place.number.start])
        joined = _only_joins(place) or went_on or _now_is(place, last.place)
        return last.told if joined else None
    points = catalogue().joined["points"].search(place.between)
    return earlier.told if earlier and points and _only_joins(place) else None


def _now_is(place: Place, last: Place) -> bool:
    """Whether a number says what another has become: "was in the 80s when he came and is now in the 40s"."""
    return place.number.unit == last.number.unit and catalogue().joined["became"].search(place.between) is not None


def _only_joins(place: Place) -> bool:
    between = place.between
    for mention in reversed(_dates_between(place)):
        between = between[: mention.start - place.begin] + between[mention.end - place.begin :]
    return catalogue().joined["between"].match(between) is not None


def _dates_between(place: Place) -> Sequence[DateMention]:
    dates = place.sentence.dates
    return [each for each in dates if place.begin <= each.start and each.end <= place.number.start]


def _began(place: Place) -> bool:
    return catalogue().form["level_from"].search(place.before) is not None


def _form(place: Place) -> Form:
    form = catalogue().form
    expected = Form.FORECAST if form["forecast"].search(place.before[-_FORECAST:]) else Form.LEVEL
    if _began(place) or form["level_by"].search(place.before):
        return expected
    if form["change_after"].match(place.after) or form["change"].search(place.before):
        return Form.CHANGE
    return Form.TARGET if form["target"].search(place.before) else expected


def _same_time(place: Place, told: Measured, last: Read) -> bool:
    """Whether a number without a date shares that of the one before: another measure, or the same in brackets."""
    between = place.between
    return between.rstrip().endswith(_BRACKET) or ("(" in between and told.measure is not last.told.measure)
