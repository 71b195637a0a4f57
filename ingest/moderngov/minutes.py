"""A meeting's minutes as one HTML document: who was there, and for each agenda item what was minuted and decided."""

import html
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from lxml_html_clean import Cleaner

from ingest.moderngov.meeting import AgendaItem, Attendee, Meeting

_WORDS = {
    "en": {"minutes": "Minutes of", "present": "Attendance", "decision": "Decision"},
    "cy": {"minutes": "Cofnodion", "present": "Presenoldeb", "decision": "Penderfyniad"},
}
_WELSH = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
_CLEANER = Cleaner(
    style=True,
    safe_attrs_only=True,
    safe_attrs=frozenset({"colspan", "rowspan"}),
    remove_tags=("a", "span", "font", "h1", "h2"),  # the document's own headings are the agenda items
    kill_tags=("img", "title", "head"),
)


def has_minutes(meeting: Meeting) -> bool:
    return any(item.minutes or item.decision for item in meeting.items)


def minutes_title(meeting: Meeting, committee: str, language: str) -> str:
    """ "Minutes of Children's Scrutiny Committee, 5 July 2024"."""
    when = f", {_day(meeting.day, language)}" if meeting.day else ""
    return f"{_WORDS[language]['minutes']} {committee}{when}"


def _day(day: date, language: str) -> str:
    month = _WELSH.split()[day.month - 1] if language == "cy" else f"{day:%B}"
    return f"{day.day} {month} {day.year}"


def minutes_page(meeting: Meeting, committee: str, language: str) -> str:
    """The minutes as an HTML page; the same minutes give the same page. Restricted items have no text in it."""
    title = html.escape(minutes_title(meeting, committee, language))
    where = html.escape(", ".join(part for part in (meeting.time, meeting.place) if part))
    body = [
        f"<h1>{title}</h1>",
        f"<p>{where}</p>" if where else "",
        *_attendance(meeting.attendees, language),
        *(part for item in meeting.items for part in _item(item, language)),
    ]
    head = f'<meta charset="utf-8"><title>{title}</title>'
    article = "\n".join(part for part in body if part)
    page = f'<html lang="{language}"><head>{head}</head>\n<body><article>\n{article}\n</article></body></html>'
    return f"<!doctype html>\n{page}\n"


def _attendance(attendees: tuple[Attendee, ...], language: str) -> Iterator[str]:
    """Names and roles under the service's own words for being there or having sent apologies."""
    words = _WORDS[language]["present"]
    for attendance, group in groupby(sorted(attendees, key=_attended), key=_attended):
        people = (f"<li>{html.escape(_person(attendee))}</li>" for attendee in group if attendee.name)
        yield f"<h2>{html.escape(attendance or words)}</h2>\n<ul>{''.join(people)}</ul>"


def _attended(attendee: Attendee) -> str:
    return attendee.attendance


def _person(attendee: Attendee) -> str:
    return f"{attendee.name} ({attendee.role})" if attendee.role else attendee.name


def _item(item: AgendaItem, language: str) -> Iterator[str]:
    if not (item.minutes or item.decision):
        return
    yield f"<h2>{html.escape(item.label)}</h2>"
    if item.minutes:
        yield _clean(item.minutes)
    if item.decision and item.decision != item.minutes:
        yield f"<h3>{_WORDS[language]['decision']}</h3>"
        yield _clean(item.decision)


def _clean(fragment: str) -> str:
    """A fragment of HTML without script, style, links and pictures."""
    cleaned: str = _CLEANER.clean_html(f"<div>{fragment}</div>")
    return cleaned
