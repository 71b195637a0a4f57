"""What the papers of the meeting say on the subject: of each agenda item but procedure, its weightiest words."""

from collections.abc import Mapping, Sequence

from corpus.document import DocumentRecord
from corpus.passage import Unit
from workbench.briefing.expressions import expression
from workbench.briefing.fit import is_fit
from workbench.briefing.found import STATEMENTS
from workbench.briefing.library import Library
from workbench.briefing.point import Lead, Point

EACH, MOST = 2, 8  # points of one item, of all
_SAME = 0.45  # of what was said: what an item must speak of
_DECISION, _FIGURE, _PLAIN = 3, 2, 1
Told = tuple[float, Unit]


def papers(library: Library) -> list[Point]:
    """In the order of the agenda; of items on the subject, or of every item where none is; none without papers."""
    pack = library.pack
    if pack is None:
        return []
    on_topic, every = _by_item(library, pack, on_topic=True), _by_item(library, pack, on_topic=False)
    chosen = on_topic or every
    points = [_point(library, pack, told) for units in chosen.values() for told in _best(units)]
    return sorted(points, key=lambda point: point.draft.spans[-1].start)[:MOST]


def item_for(library: Library, words: str) -> str | None:
    """The agenda item whose papers speak of the same as some words; None where none does."""
    if library.pack is None:
        return None
    items = (library.span(each).agenda_item for each in library.alike(words, [library.pack], _SAME)[:3])
    return next((item for item in items if item and not _is("procedure", item)), None)


def _by_item(library: Library, pack: DocumentRecord, on_topic: bool) -> Mapping[str, list[Told]]:
    """What weighs, by agenda item; by heading in papers that are not parted into items."""
    index = library.sources.index
    edition = index.edition(pack.id, pack.edition)
    found: dict[str, list[Told]] = {}
    for unit in index.all_units(pack.id, pack.edition):
        text, item = edition.text[unit.start : unit.end], edition.item_at(unit.start)
        name = item.name if item else "" if edition.items else " / ".join(unit.section[:1]) or pack.description.title
        if not name or _is("procedure", name) or unit.kind not in STATEMENTS or not is_fit(text):
            continue
        if not on_topic or library.on_topic(name, *unit.section, library.around(unit)):
            found.setdefault(name, []).append((_weight(text) + library.closeness(text) / 2, unit))
    return found


def _best(told: Sequence[Told]) -> list[Told]:
    """The weightiest; a statement without any weight only where there is none better."""
    ranked = sorted(told, key=lambda pair: (-pair[0], pair[1].start))
    return [pair for pair in ranked[:EACH] if pair[0] >= _FIGURE] or ranked[:1]


def _point(library: Library, pack: DocumentRecord, told: Told) -> Point:
    weight, unit = told
    lead = Lead.PROPOSED if weight >= _DECISION else Lead.PAPER
    draft = library.statement(unit, pack)
    return Point(draft, lead, weight=weight, item=draft.spans[-1].agenda_item)


def _weight(text: str) -> int:
    """3 where a decision is asked for, 2 where a risk or a figure is told, else 1."""
    return _DECISION if _is("decision", text) else _FIGURE if _is("risk", text) else _PLAIN


def _is(name: str, text: str) -> bool:
    return expression("papers", name).search(text) is not None
