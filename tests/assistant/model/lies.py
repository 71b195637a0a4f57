"""Sentences that a quote does not hold, made from it by rule: one thing changed, added, taken away or exchanged."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

_OPPOSITES = (
    ("rose", "fell"),
    ("increased", "fell"),
    ("improved", "worsened"),
    ("improvement", "decline"),
    ("improvements", "failings"),
    ("stable", "unstable"),
    ("high", "low"),
    ("strong", "weak"),
    ("better", "worse"),
    ("safe", "unsafe"),
    ("more", "less"),
    ("before", "after"),
    ("since", "until"),
    ("serious", "minor"),
    ("significant", "slight"),
    ("first", "last"),
    ("over", "under"),
    ("up", "down"),
    ("found", "denied"),
    ("outside", "inside"),
    ("still", "no longer"),
    ("met", "missed"),
)
_STRONGER = (
    (r"\b(?:may|might|could)\b", "will"),
    (r"\bsome\b", "all"),
    (r"\bnearly all\b", "all"),
    (r"\bmost\b", "all"),
    (r"\b(?:plans|hopes|expected|expects|due|intends|aims) to\b", "did"),
    (r"\bis reported to have\b", "has"),
    (r"\bprojected |\bpotential |\balleged ", ""),
    (r"\babout \b", ""),
    (r"\bmore than \b|\balmost \b", ""),
    (r"\bshould\b", "must"),
    (r"\bwill\b", "did"),
    (r"\bcertain areas\b", "all areas"),
    (r"\bin part\b", ""),
    (r"\bunlikely\b", "likely"),
)
_NAMES = (
    "Powys",
    "Wrexham",
    "Bridgend",
    "CIW",
    "Estyn",
    "CSSIW",
    "Walsh",
    "Powell",
    "Harris",
    "Brinn",
    "Baranski",
    "Wales",
)
_ADDED = (
    " and the director resigned",
    ", which ministers called unacceptable",
    " for the third time",
    " in Ceredigion",
    " despite warnings",
    ", against the advice of inspectors",
    " because of mismanagement",
)


def lies_about(quote: str, other: str) -> Iterator[str]:
    """Lies about `quote`; `other` is another quote, for those that mix the two."""
    for make in (*_ONE, _mixed(other)):
        yield from (lie for lie in make(quote.rstrip(" .;")) if lie not in quote)


def _numbers_changed(quote: str) -> Iterator[str]:
    for match in re.finditer(r"\d+(?:[,.]\d+)*", quote):
        digits = match.group()
        changed = str((int(digits[-1]) + 3) % 10)
        yield quote[: match.start()] + digits[:-1] + changed + quote[match.end() :]
        yield quote[: match.start()] + "1" + digits + quote[match.end() :]


def _numbers_exchanged(quote: str) -> Iterator[str]:
    found = list(re.finditer(r"£?\d+(?:[,.]\d+)*%?", quote))
    for one, two in pairwise(found):
        if one.group() != two.group():
            yield quote[: one.start()] + two.group() + quote[one.end() : two.start()] + one.group() + quote[two.end() :]


def _names_changed(quote: str) -> Iterator[str]:
    for name in _NAMES:
        other = _NAMES[(_NAMES.index(name) + 1) % len(_NAMES)]
        if re.search(rf"\b{name}\b", quote):
            yield re.sub(rf"\b{name}\b", other, quote, count=1)


def _names_exchanged(quote: str) -> Iterator[str]:
    found = list(re.finditer(r"(?<=\s)[A-Z][a-z]+(?: [A-Z][a-z]+)*", quote))
    for one, two in pairwise(found):
        if one.group() != two.group():
            yield quote[: one.start()] + two.group() + quote[one.end() : two.start()] + one.group() + quote[two.end() :]


def _denied(quote: str) -> Iterator[str]:
    for match in re.finditer(r"\b(?:is|are|was|were|has|have|had|will|must|should|said|found)\b", quote):
        yield quote[: match.end()] + " not" + quote[match.end() :]


def _affirmed(quote: str) -> Iterator[str]:
    for match in re.finditer(r"\b(?:did not|not|no longer|no|never|failed to|without|lack of)\b ?", quote):
        yield quote[: match.start()] + quote[match.end() :]


def _turned(quote: str) -> Iterator[str]:
    for one, two in _OPPOSITES:
        for word, opposite in ((one, two), (two, one)):
            if re.search(rf"\b{word}\b", quote):
                yield re.sub(rf"\b{word}\b", opposite, quote, count=1)


def _strengthened(quote: str) -> Iterator[str]:
    for pattern, stronger in _STRONGER:
        if re.search(pattern, quote):
            yield re.sub(pattern, stronger, quote, count=1)


def _added(quote: str) -> Iterator[str]:
    for more in _ADDED:
        yield quote + more
    yield (
        re.sub(r"\b(the|The) ", r"\1 disgraced ", quote, count=1)
        if re.search(r"\bthe ", quote, re.I)
        else quote + " badly"
    )


def _unattributed(quote: str) -> Iterator[str]:
    said = re.match(r"[^,]{3,60}? (?:said|says|found|warned|told members)(?: that)? (?P<rest>.{20,})", quote)
    if said:
        yield said["rest"][0].upper() + said["rest"][1:]
    behind = re.match(r"(?P<rest>.{20,}), (?:according to|an? [\w ]+ has found|the [\w ]+ said).*", quote)
    if behind:
        yield behind["rest"]


def _unlimited(quote: str) -> Iterator[str]:
    """Without where, when or on what condition."""
    for match in re.finditer(r",? (?:in|by|within|under|for|unless|if|until|between|except)\b[^,;:()]*$", quote):
        yield quote[: match.start()]


def _mixed(other: str) -> Callable[[str], Iterator[str]]:
    def mixed(quote: str) -> Iterator[str]:
        one, two = quote.split(), other.rstrip(" .;").split()
        for share in (3, 2):
            yield " ".join(one[: len(one) // share] + two[len(two) // share :])
        yield f"{quote} because {other[0].lower()}{other[1:]}"

    return mixed


_ONE = (
    _numbers_changed,
    _numbers_exchanged,
    _names_changed,
    _names_exchanged,
    _denied,
    _affirmed,
    _turned,
    _strengthened,
    _added,
    _unattributed,
    _unlimited,
)
