"""Mark what surrounds an article as boilerplate: site menus, share lines, and everything behind the article's end."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import BlockKind
from ingest.load.types import Draft
from ingest.structure.text import is_furniture
from ingest.structure.words import flat, phrases

_LONG_PARAGRAPH = 40  # words: longer than any teaser
_FEWEST_HEADLINES = 3
_HEADLINE_WORDS = (3, 28)
_CLOSED = (".", ":", ";", ",", ".”", '."', ".’", "!”", "?”")


def mark_furniture(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The same drafts, those that belong to the site and not to the document as boilerplate."""
    contents = [flat(text[draft.start : draft.end]) for draft in drafts]
    out = {at for at, content in enumerate(contents) if _is_out(drafts[at], content)}
    out |= _behind_the_end(drafts, contents)
    out |= _headlines_at_foot(drafts, contents, out)
    return tuple(replace(draft, kind=BlockKind.BOILERPLATE) if at in out else draft for at, draft in enumerate(drafts))


def mark_imprint(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts, the publisher's addresses, licence and notices, and bare numbers as boilerplate: those are of
    pages and notes, or say nothing by themselves."""
    return [
        replace(draft, kind=BlockKind.BOILERPLATE) if _is_imprint(text[draft.start : draft.end], draft) else draft
        for draft in drafts
    ]


def _is_imprint(content: str, draft: Draft) -> bool:
    said = flat(content)
    return draft.kind is BlockKind.PARAGRAPH and (said.isdigit() or phrases().imprint.fullmatch(said) is not None)


def _is_out(draft: Draft, content: str) -> bool:
    return draft.kind is not BlockKind.METADATA and is_furniture(content)


def _behind_the_end(drafts: Sequence[Draft], contents: Sequence[str]) -> set[int]:
    """What follows a line that ends an article, up to a long paragraph, which would be the article going on."""
    out: set[int] = set()
    behind = False
    body = False
    for at, content in enumerate(contents):
        long = len(content.split()) > _LONG_PARAGRAPH and content.endswith(_CLOSED[:1] + _CLOSED[4:])
        body = body or len(content.split()) > _LONG_PARAGRAPH // 2
        if body and phrases().ends.fullmatch(content):
            behind = True
        elif long:
            behind = False
        if behind and drafts[at].kind is not BlockKind.METADATA:
            out.add(at)
    return out


def _headlines_at_foot(drafts: Sequence[Draft], contents: Sequence[str], out: set[int]) -> set[int]:
    """The last run of three or more lines that read as headlines: short, unfinished, no list's items."""
    run: set[int] = set()
    for at in range(len(contents) - 1, -1, -1):
        if at in out:
            continue
        if not _is_headline(drafts[at], contents[at]):
            break
        run.add(at)
    return run if len(run) >= _FEWEST_HEADLINES and len(run) < len(contents) - len(out) else set()


def _is_headline(draft: Draft, content: str) -> bool:
    fewest, most = _HEADLINE_WORDS
    words = len(content.split())
    headline = draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and draft.table is None
    return headline and fewest < words <= most and not content.endswith(_CLOSED)
