"""Which council a document is about: what its title, its address, its first page and its body say; then its names."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.document import SourceClass
from corpus.terms import Publisher, load_vocabulary
from ingest.describe.clues import Clues
from ingest.describe.found import Found, most_trusted
from ingest.describe.kind import kind_in

_FEWEST_MENTIONS = 2
_LETTERS_PER_MENTION = 5000  # a council named more rarely is not what the document is about
_DOMINANT = 2  # times as many mentions as the next
_SEVERAL = 3  # councils that the first line to name any is about, if it names so many
_NEAREST_FOLDERS = 3


def authority(clues: Clues, title: Found[str], speaker: Publisher | None) -> Found[str] | None:
    """The one council a document is about; None where it is about several or about none (a header's "Wales")."""
    named = clues.hints.get("authority")
    council = load_vocabulary().council(named) if named else None
    if named and council is None:
        return None
    told = Found(council.name, clues.hinted_by) if council else None
    if told is None and speaker is not None and _is_local(speaker):
        return None
    printed = "" if title.origin == "file name" else title.value
    return most_trusted([told, *_said(clues, printed, speaker)])


def _said(clues: Clues, title: str, speaker: Publisher | None) -> Iterator[Found[str] | None]:
    """What each place says, the most trusted first. A title that names several councils leaves it to the body alone."""
    if speaker is not None and speaker.source_class is SourceClass.COUNCIL:
        yield _found(speaker.name, "publisher")
    yield _found(_only_council(title), "title")
    if len(_councils(title)) < 2:
        lines = (*clues.headings, *clues.subjects)
        yield _found(_only_council(" ".join(filter(kind_in, lines))), "text")
        yield _found(_only_council(" ".join(lines)), "text")
        yield _found(_only_council(clues.addressed), "text")
        yield _found(_only_council(clues.first_page if clues.formal else ""), "text")
    yield _found(_dominant_council(clues.body), "body")
    if len(_councils(title)) < 2:
        yield from (_found(name, "folder name") for name in _folders(clues))
        yield _found(_only_council(_readable(clues.stem or "")), "file name")


def _is_local(speaker: Publisher) -> bool:
    """Whether a council publishes that is no authority of the list: a community's, a town's, a district's."""
    return speaker.source_class is SourceClass.COUNCIL and load_vocabulary().council(speaker.name) is None


def _found(name: str | None, origin: str) -> Found[str] | None:
    council = load_vocabulary().council(name) if name else None
    return Found(council.name, origin) if council else None


def _councils(text: str) -> set[str]:
    return {mention.entry for mention in load_vocabulary().councils_in(text) if mention.exact}


def _only_council(text: str) -> str | None:
    names = _councils(text)
    return names.pop() if len(names) == 1 else None


def _dominant_council(body: str) -> str | None:
    first = next((found for line in body.split("\n") if (found := _councils(line))), set())
    if len(first) >= _SEVERAL:
        return None
    counts = Counter(mention.entry for mention in load_vocabulary().councils_in(body) if mention.exact)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(_FEWEST_MENTIONS, len(body) / _LETTERS_PER_MENTION):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1] else None


def _folders(clues: Clues) -> list[str]:
    """Folders that bear a council's name and nothing more, the nearest first."""
    return [folder for folder in clues.folders[:_NEAREST_FOLDERS] if load_vocabulary().council(folder)][:1]


def _readable(stem: str) -> str:
    """ "wrexham_ciw_letter" as words; runs of digits and underscores part them."""
    return re.sub(r"[_\W]+", " ", stem)
