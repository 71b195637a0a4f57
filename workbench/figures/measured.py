"""Which measure a number is of, by the words nearest to it; and how the text words what has no measure."""

import re
from dataclasses import dataclass, replace

from workbench.figures.measures import Measure, catalogue
from workbench.figures.numbers import Number
from workbench.figures.sentence import Place, Worded, worded_in

_FAR = 130  # characters from a number to its measure's words, with what stands between counted in
# What counts as so many characters: a clause's end, one right behind the number, a number, standing before the number.
_BREAK_COST, _STOP_COST, _NUMBER_COST, _BEHIND_COST = 15, 30, 40, 8
_AROUND = 12  # characters in front of a number and its measure in which words may say that it is another's
_NEAR = 40  # a measure farther than this gives way to that of the number joined
_BREAK = re.compile(r"[,;:()]|\b(?:and|but|while|whereas|although|ac|a|ond)\b")
_DIGITS = re.compile(r"(?<![\d/-])\d[\d,.]*(?![\d/-])")
_HEAD = re.compile(r"^\s*(?:%|per ?cent|y cant)?\s*(?:\([^)]*\)\s*)?(?:(?:of|o)\s+)?(?P<words>[A-Za-zÀ-ŷ'][\w' -]*)")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number, in the unit that its neighbour told where it has none, with its measure and the words for it."""

    number: Number
    measure: Measure | None
    words: str


def measured(place: Place, joined: Measured | None) -> Measured:
    """The measure whose words stand nearest; of a number joined to the one before, that one's."""
    number = place.number
    near = _nearest(place)
    if near and not (joined and joined.measure and near[0] > _NEAR and number.unit in (joined.number.unit, "count")):
        return Measured(number, near[1].measure, place.text[near[1].start : near[1].end])
    if joined and joined.measure and not (number.unit == "count" and _counts_another(place, "children|young people")):
        if taken := _as_before(number, joined.number):
            return Measured(taken, joined.measure, joined.words)
        if sibling := _sibling(number, joined.measure):
            return Measured(number, sibling, joined.words)
    if not named_behind(place) and (led := _led(place)):
        return led
    return Measured(number, None, _own_words(place, joined))


def named_behind(place: Place) -> str:
    """What is named right behind a number, up to the next verb or preposition."""
    found = _HEAD.match(place.after)
    if not found:
        return ""
    words = found["words"]
    stop = catalogue().joined["stop"].search(words)
    upto = (words[: stop.start()] if stop else words).split()
    return " ".join(upto[:7] if len(upto) != 1 else words.split()[:6])


def _nearest(place: Place) -> tuple[float, Worded] | None:
    """The longer wording where two are as near."""
    costs = [(cost, each) for each in place.sentence.worded if (cost := _cost(place, each)) is not None]
    nearest = min(costs, key=lambda pair: (pair[0], pair[1].start - pair[1].end), default=None)
    return nearest if nearest and nearest[0] < _FAR else None


def _cost(place: Place, worded: Worded) -> float | None:
    """How far a measure's words are from a number of its unit; None where it cannot be of them."""
    number, text, measure = place.number, place.text, worded.measure
    ahead = worded.start >= number.end
    around = worded.start < number.start < number.end < worded.end
    if measure.unit != number.unit or (not ahead and not around and worded.end > number.start):
        return None
    clause = text[max(0, min(number.start, worded.start) - _AROUND) : max(number.end, worded.end) + 45]
    if measure.unlike and measure.unlike.search(clause):
        return None
    gap = text[number.end : worded.start] if ahead else text[worded.end : number.start]
    if number.unit == "count" and not (_counts(gap) if ahead else not _counts_another(place)):
        return None
    stop = _STOP_COST if ahead and gap.startswith((",", ";")) else 0
    between = stop + _BREAK_COST * len(_BREAK.findall(gap)) + _NUMBER_COST * len(_DIGITS.findall(gap))
    return len(gap) + between + (0 if ahead else _BEHIND_COST)


def _counts(gap: str) -> bool:
    """Whether what stands between a number and what it may count are words about it: "more", "(47%)", "of these"."""
    return len(re.sub(r"\([^)]*\)", "", gap).split()) <= 3


def _counts_another(place: Place, but: str = "now") -> bool:
    """Whether the number counts something that is named behind it, other than `but`: "11 cases", "94 agencies"."""
    head = named_behind(place)
    return bool(head) and not re.match(rf"(?:now|currently|last|this|{but})\b", head, re.IGNORECASE)


def _as_before(number: Number, before: Number) -> Number | None:
    """A joined number in the unit of the one before; None where its own is another."""
    if number.unit == before.unit:
        return number
    bare = number.unit == "count" and number.high is None and number.said.replace(".", "").isdigit()
    return replace(number, unit=before.unit) if bare else None


def _sibling(number: Number, measure: Measure) -> Measure | None:
    """The same measured in another unit: "190 (83 per 10,000 children)"."""
    ending = {"per 10,000": "_rate", "%": "_share"}.get(number.unit)
    return catalogue().measures.get(f"{measure.key}{ending}") if ending else None


def _led(place: Place) -> Measured | None:
    """The measure that the list's lead-in names for a number of its unit, else the sentence before where this one only
    points back to it ("the percentage was ...")."""
    context = place.sentence.context
    points_back = catalogue().joined["subject"].search(place.before)
    for led in (context.lead_in, context.before if points_back else ""):
        named = [each for each in worded_in(led) if each.measure.unit == place.number.unit]
        if named:
            last = max(named, key=lambda each: each.end)
            return Measured(place.number, last.measure, led[last.start : last.end])
    return None


def _own_words(place: Place, joined: Measured | None) -> str:
    """How the text itself words what has no measure: what is named behind the number, else before it."""
    head = named_behind(place)
    if head and not catalogue().joined["own"].match(head):
        return head
    if head and joined:
        return f"{joined.words}: {head}"
    clause = re.split(r"[.;:]|, ", place.before)[-1]
    words = [word for word in clause.split() if not re.search(r"\d", word)]
    return " ".join(words[-9:]).strip(" ,(£") or (joined.words if joined else place.text[:40])
