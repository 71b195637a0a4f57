"""What has gone quiet, worded as what is not held: no inspector since, nothing by the council or in the papers."""

from assistant.ground import Draft
from corpus.document import SourceClass
from workbench.briefing.briefing import LineKind
from workbench.briefing.library import INSPECTORS, Library
from workbench.briefing.point import Point
from workbench.briefing.words import said_date, say

_MOST = 3  # findings that the papers do not speak of


def absences(library: Library) -> list[str]:
    """Sentences on whole kinds of documents that are not held, and on pages that could not be read."""
    language = library.wanted.language
    inspected = [r.description.published for r in library.by(*INSPECTORS) if r.description.published]
    told = []
    if inspected:
        latest = max(inspected, key=lambda day: (day.last, day.first))
        told.append(say("silences.nothing_since", language, date=said_date(latest, language)))
    else:
        told.append(say("silences.no_inspector", language))
    if not library.by(SourceClass.COUNCIL):
        told.append(say("silences.no_council", language))
    if library.pack and library.pack.unreadable_pages:
        pages = ", ".join(map(str, library.pack.unreadable_pages))
        told.append(say("silences.unreadable", language, pages=pages))
    return told


def not_in_papers(library: Library, concerns: list[Draft]) -> list[Point]:
    """Findings for which a search of the meeting's papers gave nothing."""
    pack = library.pack
    if pack is None:
        return []
    told = say("silences.pack_silent", library.wanted.language)
    silent = (draft for draft in concerns if not library.alike(draft.spans[-1].text, [pack]))
    return [Point(draft, None, told, LineKind.ABSENT) for draft, _ in zip(silent, range(_MOST), strict=False)]
