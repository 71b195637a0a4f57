"""What the reading page shows of a document: one leaf with the marked words, where they stand, and the ways on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.document_view import Part, lay_out
from api.finding import Findings, find
from api.leaves import Leaf, leaf_at, leaves_of
from api.pictured import words_on
from api.places import Place, View, address
from api.problems import ProblemError
from corpus.document import DocumentRecord, Edition, Item
from corpus.errors import UsageError
from corpus.index import Index
from ingest.load.picture import Marks
from ingest.read.painter import Painter


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the marked words stand: leaf, headings, agenda item, printed paragraph number; `language` where it is not
    the document's own; `last`, the leaf on which they end."""

    leaf: Leaf
    last: Leaf
    section: tuple[str, ...]
    item: Item | None
    paragraph: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One leaf of an edition; `marks` is None where it is read as text."""

    record: DocumentRecord
    edition: Edition
    place: Place
    leaves: Sequence[Leaf]
    leaf: Leaf
    standing: Standing | None = None
    marks: Marks | None = None
    parts: Sequence[Part] = ()
    findings: Findings | None = None
    items: Sequence[tuple[int, Item, Leaf]] = ()

    @property
    def view(self) -> View:
        return "picture" if self.marks else "text"

    @property
    def pictured(self) -> bool:
        """Whether there is a picture to be seen."""
        return self.leaf.page is not None

    @property
    def previous(self) -> Leaf | None:
        return self.leaves[self.leaf.number - 2] if self.leaf.number > 1 else None

    @property
    def following(self) -> Leaf | None:
        return self.leaves[self.leaf.number] if self.leaf.number < len(self.leaves) else None

    def to(self, fragment: str = "", **changes: object) -> str:
        """The address of this page with something changed."""
        return address(self.record.id, self.place.query(**changes), fragment)

    def to_page(self, number: int) -> str:
        return self.to("leaf", page=number)

    def to_found(self, start: int, end: int) -> str:
        return self.to("quote", start=start, end=end, page=None)

    def leaf_of(self, offset: int) -> Leaf:
        return leaf_at(self.leaves, offset)

    def picture(self, width: int) -> str:
        """The address of the page's picture."""
        marked = {"start": str(self.place.start), "end": str(self.place.end)} if self.standing else {}
        query = {"edition": self.record.edition, **marked, "width": str(width)}
        path = address(f"{self.record.id}", query).removeprefix("/documents/")
        document_id, _, asked = path.partition("?")
        return f"/v1/documents/{document_id}/pages/{self.leaf.number}.png?{asked}"


def read(index: Index, painter: Painter, record: DocumentRecord, place: Place) -> Reading:
    """One leaf as it was asked for. Raises UsageError where no text is held, ProblemError 422 for a place that is not
    in the text and 404 for a page that is not there."""
    edition = index.edition(record.id, place.edition)
    _check(edition, place)
    leaves = leaves_of(edition)
    if place.page and place.page > len(leaves):
        raise ProblemError(404, f"The document has {len(leaves)} pages; there is no page {place.page}.")
    leaf = leaves[place.page - 1] if place.page else leaf_at(leaves, place.start or 0)
    reading = Reading(
        record=record,
        edition=edition,
        place=place,
        leaves=leaves,
        leaf=leaf,
        standing=_standing(edition, leaves, place),
        findings=find(edition, place.find) if place.find.strip() else None,
        items=[(number, item, leaf_at(leaves, item.start)) for number, item in enumerate(edition.items, start=1)],
    )
    marks = None if place.view == "text" else _marks(index, painter, reading)
    return replace(reading, marks=marks, parts=() if marks else lay_out(edition, leaf, place.marked))


def _marks(index: Index, painter: Painter, reading: Reading) -> Marks | None:
    """Where the marked words are on the page's picture; None where it cannot be drawn."""
    page, edition = reading.leaf.page, reading.edition
    if page is None:
        return None
    words = words_on(edition, page, *(reading.place.marked or (0, 0)))
    try:
        return painter.mark(index.file(reading.record.id, edition.sha256), page.index, words.text, words.earlier)
    except UsageError:
        return None


def _standing(edition: Edition, leaves: Sequence[Leaf], place: Place) -> Standing | None:
    if place.marked is None:
        return None
    start, end = place.marked
    number, first = next(((at, block) for at, block in enumerate(edition.blocks) if block.end > start), (None, None))
    return Standing(
        leaf=leaf_at(leaves, start),
        last=leaf_at(leaves, end - 1),
        section=first.section if first else (),
        item=edition.item_at(start),
        paragraph=edition.paragraph_of(number) if number is not None else None,
        language=first.language if first else None,
    )


def _check(edition: Edition, place: Place) -> None:
    """Raises ProblemError 422 where a stretch is asked for that is not in the text."""
    if (place.start, place.end) == (None, None) or 0 <= (place.start or 0) < (place.end or 0) <= len(edition.text):
        return
    length = len(edition.text)
    raise ProblemError(422, f"start and end must mark a stretch of the text, which has {length:,} characters.")
