"""The words of an answer as its reader sees them: no citation markers, no list numbers, no Markdown signs."""

import re

from evals.respondent import Reply

_MARKER = re.compile(r"[ \u00a0]?\[(\d+(?:\s*,\s*\d+)*)\](?:\([^)\s]*\))?")
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6} |> ?|[-*+] |\d{1,2}[.)] )", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|__|`")


def plain(reply: Reply) -> str:
    """The answer's words on one line. Only numbers that are citations' are taken for markers: "[2018]" in a quoted
    title stays; the numbers of a Markdown list go, or "4." would pass for the fact "4"."""
    numbers = {citation["n"] for citation in reply.get("citations") or []}
    text = _MARKER.sub(lambda found: _without(found, numbers), str(reply.get("answer") or ""))
    text = _EMPHASIS.sub("", _LINE_START.sub("", text))
    return " ".join(text.split())


def _without(found: re.Match[str], numbers: set[int]) -> str:
    marked = {int(number) for number in found[1].split(",")}
    return "" if marked <= numbers else found[0]
