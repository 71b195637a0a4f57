"""A draft of a case from what a reader said was wrong with an answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from evals.case import Case, Expected

NOTE = "A reader said of answer {id} ({status}): {what}. Say what a right answer holds, then take 'draft' out."


def draft_of(name: str, reply: Mapping[str, Any], remarks: Sequence[str]) -> Case:
    """The question of a reply as a case for a person to put right. `remarks` are in the readers' own words."""
    said = NOTE.format(id=reply["id"], status=reply["status"], what="; ".join(remarks))
    return Case(
        id=name,
        question=reply["question"],
        type="reported",
        answerable=True,
        expected=Expected.ANSWER,
        lang=reply["understood"]["language"],
        note=said,
        draft=True,
    )
