"""As at when a number is told: by the date next to it, its sentence's opening, "currently", or the list's lead-in."""

import re

from corpus.dates import DateMention
from corpus.dates_relative import all_dates_in
from corpus.document import Period
from workbench.figures.measures import catalogue
from workbench.figures.sentence import Place, Sentence

Time = tuple[Period | None, str | None]  # and how it is written

_FAR = 70  # characters from a number to the date behind it
_NEXT = re.compile(r"\s*(?:when|where|levels of|average of)\b")  # the date is of the number behind it
_APART = re.compile(r"[;]|\. |, (?:and|but|while|with)\b|\)[^(]{12,}$")
_BACK = re.compile(r"\b(?:from|compared|up|down|against|o'i gymharu)\b")


def as_at(place: Place) -> Time:
    """The date right behind a number, else the last in front of it, else the time of the visit or of publication where
    the text says "currently" or "now", else the date that opens the sentence, else what the lead-in gives."""
    not_of = catalogue().time["not_of"]
    known = [each for each in place.sentence.dates if each.period and not not_of.search(place.text[: each.start])]
    chosen = _paired(place, known) or _beside(place, known)
    if chosen:
        words = place.text[chosen.start : chosen.end]
        if place.number.unit == "£" and "year" in words and not re.search(r"\d", words):
            return None, words  # a calendar or a financial year: not told
        return chosen.period, words
    return _present(place) or _opening(place, known) or _led(place)


def _paired(place: Place, known: list[DateMention]) -> DateMention | None:
    """ "Between 2018/19 and 2022/23 it rose from £57m to £86m": the date of the same place in the pair."""
    opening = catalogue().time["between"].search(place.before)
    pair = [each for each in known if opening and opening.start() < each.start < place.number.start][:2]
    if len(pair) < 2 or not re.fullmatch(r"\s*(?:and|to|a|i|-)\s*", place.text[pair[0].end : pair[1].start]):
        return None
    ahead = place.before[pair[1].end :]
    if re.search(r"\b(?:from|o)(?: \w+)?\s*$", ahead):
        return pair[0]
    return pair[1] if re.search(r"\b(?:from|o)\b[^.;]*\b(?:to|i)(?: \w+)?\s*$", ahead) else None


def _beside(place: Place, known: list[DateMention]) -> DateMention | None:
    """The first date behind a number, unless something stands between or it is of the next; else the last before."""
    number = place.number
    for each in known:
        if number.end <= each.start < place.end:
            gap = place.text[number.end : each.start]
            if len(gap) < _FAR and not _APART.search(gap) and not _NEXT.match(place.text[each.end :]):
                return each
    return next((each for each in reversed(known) if place.begin <= each.start < number.start), None)


def _present(place: Place) -> Time | None:
    context = place.sentence.context
    visit = catalogue().time["visit"].search(place.text[place.begin : place.end])
    if visit and context.fieldwork:
        return context.fieldwork, visit[0]
    now = catalogue().time["now"].search(place.between)
    if now and context.published:
        return Period(context.published.first, context.published.last), now[0]
    return None


def _opening(place: Place, known: list[DateMention]) -> Time | None:
    """A date that opens its sentence and so holds for all of it ("In 2014-15, ..."), but for what is compared with."""
    opening = [each for each in known if each.start < place.begin and len(place.text[: each.start].split()) <= 3]
    if not opening or _BACK.search(place.between):
        return None
    return opening[-1].period, place.text[opening[-1].start : opening[-1].end]


def _led(place: Place) -> Time:
    """What the lead-in of a list gives; else the one date of the sentence before, where that has no figures of its own
    and speaks of the same measure ("... the budget for 2024/25. The council's budget was ...")."""
    context = place.sentence.context
    led = next((each for each in all_dates_in(context.lead_in, context.published) if each.period), None)
    if led:
        return led.period, context.lead_in[led.start : led.end]
    before = Sentence(context.before, context)
    dates = [each for each in before.dates if each.period]
    here = {each.measure.key for each in place.sentence.worded}
    if len(dates) == 1 and not before.numbers and here & {each.measure.key for each in before.worded}:
        return dates[0].period, context.before[dates[0].start : dates[0].end]
    return None, None
