"""What a question was narrowed to and taken to be about, each with the address that asks again without it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.asking import Form
from assistant.asked import Asked
from assistant.when import times_in
from corpus.document import Period
from corpus.terms import Vocabulary

# What leads up to a name and goes with it: "for Powys", "between 2018 and 2020", "yn Wrecsam".
_LEADS = re.compile(
    r"\s*\b(?:for|in|of|at|by|from|about|to|on|since|during|between|until|before|after|within"
    r"|yn|ym|yng|ar|am|o|gan|i|rhwng|ers|ar gyfer)\s*$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^['’]s?(?=\s)")


@dataclass(frozen=True, slots=True)
class Chip:
    """`what` is the field of the form or the kind of thing ("council", "period"), `value` a name, an ISO date or a
    Period; `address` is None where the question's words do not show what to leave out."""

    what: str
    value: str | Period
    address: str | None
    chosen: bool = False  # in the form, not read from the question


def chips(form: Form, reply: dict[str, Any], vocabulary: Vocabulary) -> list[Chip]:
    """The form's narrowing first, then the councils, kinds and times that the question was taken to name."""
    question = reply["question"]
    chosen = [Chip(name, value, form.address(question, without=name), True) for name, value in _set(form)]
    taken = {(chip.what, chip.value) for chip in chosen}
    return chosen + [chip for chip in _read(form, reply, vocabulary) if (chip.what, chip.value) not in taken]


def _set(form: Form) -> Iterator[tuple[str, str]]:
    yield from form.narrowing.items()


def _read(form: Form, reply: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Chip]:
    question, seen = reply["question"], reply["understood"]
    for what, values, mentions in (
        ("council", seen["councils"], vocabulary.councils_in(question, fuzzy=True)),
        ("kind", seen["kinds"], vocabulary.kinds_in(question)),
    ):
        places = {mention.entry: (mention.start, mention.end) for mention in mentions}
        for value in values:
            yield Chip(what, value, _again(form, question, places.get(value)))
    asked = Asked(seen["asks_for"][-1]) if seen["asks_for"] else Asked.OPEN
    today = date.fromisoformat(seen["as_of"]) if seen["as_of"] else date.today()
    times = {mention.period: mention for mention in times_in(question, asked, today, vocabulary)}
    for fields in seen["periods"]:
        period = Period(date.fromisoformat(fields["from"]), date.fromisoformat(fields["to"]))
        found = times.get(period)
        yield Chip("period", period, _again(form, question, (found.start, found.end) if found else None))


def _again(form: Form, question: str, place: tuple[int, int] | None) -> str | None:
    return form.address(cut(question, *place)) if place else None


def cut(question: str, start: int, end: int) -> str:
    """A question without the words at `start` to `end` and what leads up to them. Example: "What were the priorities
    for Powys?" without "Powys" gives "What were the priorities?"."""
    before = _LEADS.sub("", question[:start])
    after = _OWNER.sub(" the", question[end:])
    return " ".join(f"{before}{after}".split()).lstrip(" ,:;.–-")
