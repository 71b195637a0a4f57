"""Which words may stand in a briefing: whole statements, none about one child or family, none that give orders."""

import re
from collections.abc import Sequence

from assistant.bounds import gives_orders
from corpus.folding import readable
from workbench.briefing.expressions import expression

FEWEST, MOST = 6, 60  # words
_MARK = re.compile(r"^(?:[■◼▪●•·○*–-]+\s*|\(?\d{1,3}[.)]\s*(?=[^\W\d]))+")
_OPEN = {"“": "”", '"': '"'}  # quotation marks, and what closes them
_CUT = re.compile(r"(?<=[,;:–—])\s+|\s+(?=\((?!\d))")


def is_fit(text: str) -> bool:
    """Whether a sentence, list item or row may be shown as a statement."""
    words = readable(text).split()
    whole = FEWEST <= len(words) <= MOST and not text.rstrip().endswith((":", "?"))
    return whole and expression("fit", "leaning").match(text.lstrip()) is None and is_proper(text)


def is_proper(text: str) -> bool:
    """Whether words are about services, not about one child, family or party; patterns are in fit.toml."""
    return expression("fit", "individual").search(text) is None and not gives_orders(text)


def is_for_a_question(text: str) -> bool:
    """Whether words may be put to a meeting: proper, no party's, and not only that something was received or noted."""
    return is_proper(text) and not any(expression("fit", name).search(text) for name in ("party", "empty"))


def unmarked(text: str) -> str:
    """Words on one line without the bullet or the number of a list or paragraph before them, nor a quotation mark that
    opens them and is closed at their end or nowhere."""
    said = _MARK.sub("", readable(text))
    closing = _OPEN.get(said[:1], "")
    rest = said[1:].lstrip()
    if not closing or closing in rest[:-1]:
        return said
    return rest.removesuffix(closing)


def shortened(text: str, most: int, holding: str = "") -> str:
    """Words that can be said aloud: cut after a clause where they are more than `most`, with an ellipsis; begun at the
    clause of `holding` where that would be cut off.

    What is left stands in the text as it is."""
    said = unmarked(text).rstrip(" .;,:")
    if len(said.split()) <= most:
        return said
    parts = _CUT.split(said)
    cut = _begun(parts, most)
    if holding and holding not in cut and (first := [n for n, part in enumerate(parts) if holding in part]):
        return f"… {_begun(parts[first[0] :], most)}"
    return cut


def _begun(parts: Sequence[str], most: int) -> str:
    """The first clauses, as many words as there may be; with an ellipsis where any is left out."""
    said, kept = " ".join(parts), ""
    if len(said.split()) <= most:
        return said
    for part in parts:
        if len(f"{kept} {part}".split()) > most:
            break
        kept = f"{kept} {part}".strip()
    if len(kept.split()) < most // 2:
        kept = " ".join(said.split()[:most])
    return kept.rstrip(" .;,:–—") + " …"
