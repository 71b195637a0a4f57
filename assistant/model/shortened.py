"""Whether a sentence is another one shortened: its words in their order, and nothing left out that the rest rests on.

This is what `ground` asks of a sentence that a language model wrote. It reads no meaning: whole parts between commas
may be left out where they limit, deny or attribute nothing, the last of two things joined by "and" may be, what tells
who says it may stand first, and a few words have others that stand for them. Whatever else differs, differs.
"""

from collections.abc import Iterator, Sequence

from assistant.model.wording import Part, holds, listed, parts_of, with_acronyms

_FEWEST = 3  # words of a sentence
_YEAR = 4  # digits


def shortened(sentence: str, source: str) -> bool:
    """Whether `sentence` says nothing but what `source`, one sentence too, says."""
    said = parts_of(sentence)
    if sum(len(part.words) for part in said) < _FEWEST:
        return False
    reading = _Reading(said)
    sources = {source, with_acronyms(source)}
    return any(reading.follows(order) for written in sources for order in _orders(parts_of(written)))


def _orders(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """As it stands, and with a closing "according to the report" or "the report has found" at the front."""
    yield parts
    saying = listed("saying")
    for at in range(1, len(parts)):
        words = parts[at].words
        if words[0].text == "according" or (words[-1].text in saying and at == len(parts) - 1):
            yield (parts[at]._replace(mark=""), *parts[at + 1 :], parts[0]._replace(mark=","), *parts[1:at])


class _Reading:
    """A sentence read along the parts of another; `marks` are its own marks, by the word before which they stand."""

    def __init__(self, said: Sequence[Part]) -> None:
        self._said = tuple(word.text for part in said for word in part.words)
        self._marks: dict[int, str] = {}
        at = 0
        for part in said:
            if part.mark and at:
                self._marks[at] = part.mark
            at += len(part.words)

    def follows(self, parts: Sequence[Part]) -> bool:
        return self._from(0, parts, 0, whole=True)

    def _from(self, at: int, parts: Sequence[Part], k: int, whole: bool) -> bool:
        """Whether what is left from word `at` is what is left from part `k`; `whole`: the part before is said whole."""
        if at == len(self._said):
            return all(_leavable(part) for part in parts[k:])
        if k == len(parts):
            return False
        if whole or parts[k].words[0].text not in listed("leaning"):
            for end, cut in self._matches(at, parts[k]):
                if self._from(end, parts, k + 1, whole=not cut):
                    return True
        if not at:
            return any(self._from(0, parts, after, whole=True) for after in _beginnings(parts, k))
        return _leavable(parts[k]) and _quiet(parts[k]) and self._from(at, parts, k + 1, whole and parts[k].bracketed)

    def _matches(self, at: int, part: Part) -> Iterator[tuple[int, bool]]:
        """Where a part ends that is said from word `at` on, whole or cut at an "and"."""
        if not self._joins(at, part):
            return
        words = [word.text for word in part.words]
        if not at and words[0] in listed("opening") and words[0] != self._said[0]:
            words = words[1:]
        joined = self._said[at] == "and"
        if words[0] == "and" and not joined:
            words = words[1:]
        elif words[0] != "and" and joined and at:
            at += 1
        end = self._match(at, words)
        if end is not None:
            yield end, False
        for cut in _cuts(part):
            end = self._match(at, words[: cut - (len(part.words) - len(words))])
            if end is not None:
                yield end, True

    def _match(self, at: int, words: Sequence[str]) -> int | None:
        began = at
        for word in words:
            if at < len(self._said) and self._said[at] == word:
                if at > began and not self._may_pause(at):
                    return None
                at += 1
            elif word not in listed("spare"):
                return None
        return at if at > began else None

    def _joins(self, at: int, part: Part) -> bool:
        """Whether the marks agree before a part: the same or a comma; none in the place of a comma, where what comes
        says neither when nor where ("closed in 2018, in 2019 it" must keep its comma)."""
        if not at:
            return True
        mark = self._marks.get(at)
        if mark:
            return mark in (part.mark, ",")
        return part.mark in "()" or (part.mark == "," and part.words[0].text not in listed("limiting"))

    def _may_pause(self, at: int) -> bool:
        """A comma of its own within a part, but not where "staff who left" would become "staff, who left"."""
        mark = self._marks.get(at)
        return mark is None or (mark == "," and self._said[at] not in listed("leaning"))


def _leavable(part: Part) -> bool:
    """Whether the rest says the same without this part."""
    if all(word.text in listed("spare") for word in part.words):
        return True
    if holds(part, "turning"):
        return False
    if part.mark in (":", ";") or part.words[0].text == "and" or _begins(part, "leaning"):
        return True
    if holds(part, "hedging") or holds(part, "saying"):
        return False
    if part.words[0].text == "since":  # "since the right staff take time to find" gives a reason, "since 2017" a time
        return not _loud(part)
    return not _begins(part, "limiting")


def _quiet(part: Part) -> bool:
    """Whether a part in the middle may go: it names nothing, or some of what was named, or stands in brackets."""
    return part.bracketed or _begins(part, "naming") or not _loud(part)


def _loud(part: Part) -> bool:
    return any(word.loud for word in part.words)


def _named(part: Part) -> bool:
    """Whether it holds a name or a year, which what follows may be about."""
    return any(word.loud and (len(word.text) == _YEAR or not word.text[0].isdigit()) for word in part.words)


def _begins(part: Part, name: str) -> bool:
    first, two = part.words[0].text, " ".join(word.text for word in part.words[:2])
    return not listed(name).isdisjoint((first, two))


def _beginnings(parts: Sequence[Part], k: int) -> Iterator[int]:
    """Where else a sentence may begin than at part `k`, the first: behind what stands before a colon and names nothing
    ("Next steps:"), or before a semicolon."""
    for after in range(k + 1, len(parts)):
        if not _leavable(parts[after - 1]) or k:
            return
        aside = all(word.text in listed("spare") for word in parts[0].words)
        if (
            (after == 1 and aside)
            or parts[after].mark == ";"
            or (parts[after].mark == ":" and not any(map(_named, parts[:after])))
        ):
            yield after


def _cuts(part: Part) -> Iterator[int]:
    """The places of each "and" whose end may be left out."""
    words = part.words
    for at, word in enumerate(words):
        if word.text != "and" or not 0 < at < len(words) - 1:
            continue
        before, after = words[:at], words[at + 1 :]
        names = before[-1].loud and after[0].loud
        figures = before[-1].text[0].isdigit() or after[0].text[0].isdigit()
        together = any(each.text in listed("paired") for each in before)
        if not (names or figures or together or holds(part._replace(words=after), "turning")):
            yield at
