"""What has gone quiet, worded as what is not held: no inspector since, nothing by the council or in the papers."""

from assistant.ground import Draft
from corpus.document import DocumentRecord, SourceClass
from workbench.briefing.briefing import LineKind
from workbench.briefing.library import INSPECTORS, Library
from workbench.briefing.point import Point
from workbench.briefing.words import said_date, say

_MOST = 3  # findings that the papers do not speak of


def absences(library: Library) -> list[str]:
    """Sentences on whole kinds of documents that are not held, and on pages that could not be read."""
    language = library.wanted.language
    speaking = [record for record in library.records if library.speaks_of_it(record)]
    classes = {record.description.source_class for record in speaking}
    told = [_inspectors(library, [r for r in speaking if r.description.source_class in INSPECTORS])]
    if SourceClass.COUNCIL not in classes:
        told.append(say("silences.no_council", language))
    if classes == {SourceClass.PRESS}:
        told.append(say("silences.only_press", language))
    if library.pack and library.pack.unreadable_pages:
        pages = ", ".join(map(str, library.pack.unreadable_pages))
        told.append(say("silences.unreadable", language, pages=pages))
    return told


def _inspectors(library: Library, speaking: list[DocumentRecord]) -> str:
    """Since when no inspector says anything of the subject."""
    language = library.wanted.language
    for name, records in (("nothing_since", speaking), ("inspectors_silent", library.by(*INSPECTORS))):
        days = [record.description.published for record in records if record.description.published]
        if days:
            latest = max(days, key=lambda day: (day.last, day.first))
            return say(f"silences.{name}", language, date=said_date(latest, language))
    return say("silences.no_inspector", language)


def not_in_papers(library: Library, concerns: list[Draft]) -> list[Point]:
    """Findings for which a search of the meeting's papers gave nothing."""
    pack = library.pack
    if pack is None:
        return []
    told = say("silences.pack_silent", library.wanted.language)
    silent = (draft for draft in concerns if not library.alike(draft.spans[-1].text, [pack]))
    return [Point(draft, None, told, LineKind.ABSENT) for draft, _ in zip(silent, range(_MOST), strict=False)]
