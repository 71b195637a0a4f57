"""How councils are named in running text: every spelling of every council, and when a name is not the council."""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.entries import Council
from corpus.matching import Judge, Phrase, words_of
from corpus.welsh import phrase_forms

_BEFORE = 30  # characters looked at in front of a name
_AFTER = 40


def council_phrases(
    councils: Sequence[Council], forms: Mapping[str, Mapping[str, list[str]]]
) -> Iterator[tuple[str, Phrase]]:
    """Every spelling with the council it means; guards first, so that they win over equal spellings."""
    for guard in forms["guards"]["names"]:
        yield guard, Phrase(None)
    for council in councils:
        for written in _certain(council, forms["spellings"]):
            yield written, Phrase(council.name)
    common = set(forms["common"]["names"])
    for council in councils:
        yield council.name, Phrase(council.name, common=council.name in common)
    for council in councils:
        for written in council.ambiguous:
            yield (
                written,
                Phrase(council.name, exact=False, cased=written if written in forms["common"]["cased"] else None),
            )


def council_hosts(council: Council, shared: Sequence[str]) -> Iterator[str]:
    """The hosts that a council's names give under domains that public bodies share ("westsussex.gov.uk")."""
    for name in (council.name, *([council.place] if council.place else []), *council.aliases):
        words = words_of(name)
        for site in {"".join(words), "-".join(words)}:
            yield from (f"{site}.{domain}" for domain in shared)


def council_judge(guards: Mapping[str, list[str]]) -> Judge:
    """Decides whether a name found is the council: not in "Powys Teaching Health Board", "Mr Dudley", an address."""
    owned = rf"['’]?s?\s+(?:(?i:{_any(guards['after'])})|(?:{_any(guards['after_cased'])}))(?!\w)"
    after = re.compile(rf"{owned}|\s+(?i:{_any(guards['after_plain'])})(?!\w)")
    before = re.compile(rf"(?<!\w)(?:{_any(guards['before'])})\.?\s+$")
    place = re.compile(rf"(?<!\w)(?:{_any(guards['place_words'])})\s+(?:the\s+)?$", re.IGNORECASE)
    postcode = re.compile(r",?\s*[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
    lower_case_word = re.compile(r"(?<![^\W_])(?:[a-z’']+|\d{4}),?\s+$")

    def judge(text: str, start: int, end: int, phrase: Phrase) -> bool | None:
        ahead = text[max(0, start - _BEFORE) : start]
        if after.match(text, end, end + _AFTER) or postcode.match(text, end) or before.search(ahead):
            return None
        if not phrase.common:
            return phrase.exact
        if not text[start].isupper():
            return None
        if place.search(ahead):
            return True
        return False if lower_case_word.search(ahead) else None

    return judge


def _certain(council: Council, spellings: Mapping[str, list[str]]) -> Iterator[str]:
    """Spellings that mean the council wherever they stand, Welsh ones in their mutated forms too."""
    yield council.full
    yield from council.aliases
    for form in spellings["english"]:
        yield form.format(council.name)
    if council.full.startswith(("London", "Royal")):
        for form in spellings["london"]:
            yield form.format(council.name)
    for written in _welsh(council, spellings):
        yield written
        yield from sorted(phrase_forms(written))


def _welsh(council: Council, spellings: Mapping[str, list[str]]) -> list[str]:
    if not council.place:
        return []
    made = [form.format(council.place) for form in spellings["welsh"]]
    welsh_aliases = [
        alias for alias in council.aliases if alias.startswith(("Pen", "Sir", "Cyngor", "Dinas", "Mynwy", "Ynys"))
    ]
    full = [council.welsh] if council.welsh else []
    return [*full, council.place, *made, *welsh_aliases]


def _any(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
