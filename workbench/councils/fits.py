"""Tell which claims of an answer hold what was asked of every council: a cell is read beside others as if they were
alike, so a figure of another thing or the holder of another office is worse than a blank."""

import re
from collections.abc import Sequence

from assistant.asked import Asked
from assistant.reply import Claim
from assistant.values import holds
from corpus.folding import plain
from corpus.terms import Vocabulary
from workbench.figures.figure import Form
from workbench.figures.measures import catalogue, measures_named
from workbench.figures.reading import read
from workbench.figures.sentence import Context, Sentence

_VALUES = (Asked.COUNT, Asked.PERCENTAGE, Asked.MONEY, Asked.DATE, Asked.PERSON, Asked.GRADE, Asked.DURATION)
_UNITS = {Asked.COUNT: ("count", "per 10,000"), Asked.PERCENTAGE: ("%",), Asked.MONEY: ("£",)}
_NOT_HELD = (Form.CHANGE, Form.TARGET)  # "15 more", "aims for 30": not how many there are
_ANOTHER = re.compile(r"\b(?:deputy|vice|former|assistant|dirprwy|cyn)[ -]", re.IGNORECASE)
_BEFORE = 10  # characters before an office in which such a word stands
_UNIT_ENDINGS = ("_rate", "_share", "_number")  # of one measure in several units (measures.toml)


def fitting(
    asked: Asked, question: str, council: str, claims: Sequence[Claim], vocabulary: Vocabulary
) -> tuple[Claim, ...]:
    """The claims that hold a value of the kind asked for: of the measure that the question names, if it names one, and
    beside the office that it names. All claims where no certain value is asked for."""
    if asked not in _VALUES:
        return tuple(claims)
    found = [claim for claim in claims if holds(asked, claim.text) is not False]
    offices = _offices(question, vocabulary)
    if asked is Asked.PERSON and offices:
        found = [each for each in found if offices & _offices(each.text, vocabulary)]
    measures = _measures(question) if asked in _UNITS else frozenset()
    if measures:
        found = [each for each in found if _tells(each.text, measures, _UNITS[asked], council)]
    return tuple(found)


def _offices(text: str, vocabulary: Vocabulary) -> set[str]:
    """The offices that a text names; a deputy's is another."""
    named = vocabulary.roles_in(text)
    return {each.entry for each in named if not _ANOTHER.search(text[max(0, each.start - _BEFORE) : each.end])}


def _measures(question: str) -> frozenset[str]:
    """The measures that a question names, in whatever unit."""
    named = {_base(key) for key in measures_named(question)}
    return frozenset(key for key in catalogue().measures if _base(key) in named)


def _base(key: str) -> str:
    for ending in _UNIT_ENDINGS:
        key = key.removesuffix(ending)
    return key


def _tells(text: str, measures: frozenset[str], units: Sequence[str], council: str) -> bool:
    """Whether a text tells a figure of one of the measures that is the council's own, in one of the units where any of
    the measures has one of them."""
    own = {catalogue().measures[key].unit for key in measures}
    units = units if own & set(units) else tuple(own)
    figures = read(Sentence(plain(text), Context(None, None, council)))
    return any(
        each.told.measure is not None
        and each.told.measure.key in measures
        and each.told.number.unit in units
        and each.of == council
        and each.form not in _NOT_HELD
        for each in figures
    )
