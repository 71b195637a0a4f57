"""Whether the log is as it was written: every link of its chain, every text under its hash, every erasure logged."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from api.answer_log.chain import Link, digest_of, link
from api.answer_log.entry import ERASURE
from api.answer_log.tables import log_file

_ALL = """
SELECT entries.*, texts.salt, texts.text, erased.erasure
FROM entries LEFT JOIN texts USING (number) LEFT JOIN erased USING (number) ORDER BY entries.number
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many entries there are, how many texts were erased, the last link's head, and what is wrong with which."""

    entries: int
    erased: int
    head: str | None
    faults: tuple[str, ...]


def check(data: Path, head: str | None = None) -> Checked:
    """Compare the log with itself, and with a `head` noted earlier: whoever can write the file could make a whole chain
    anew, but not one that has that head."""
    with log_file(data).reading() as connection:
        return _checked(connection, head) if connection else Checked(0, 0, None, ())


def _checked(connection: sqlite3.Connection, head: str | None) -> Checked:
    logged, faults, erased, seen = _erasures(connection), [], 0, head is None
    before: Link | None = None
    for row in connection.execute(_ALL):
        each, (salt, text, erasure) = Link(*row[:5]), row[5:]
        if each != link(before, each.time, each.kind, each.digest):
            faults.append(f"entry {each.number} does not follow from the one before it")
        if fault := _fault(text, salt, each, erasure, logged):
            faults.append(f"the text of entry {each.number} {fault}")
        erased += erasure is not None
        seen = seen or each.head == head
        before = each
    if not seen:
        faults.append(f"the head {head} is not in the log: entries were removed or made anew")
    return Checked(before.number if before else 0, erased, before.head if before else None, tuple(faults))


def _fault(
    text: str | None, salt: bytes, each: Link, erasure: int | None, logged: Mapping[int, set[int]]
) -> str | None:
    """What is wrong with the text of an entry."""
    if erasure is not None:
        if text is not None:
            return "is there, though it was erased"
        return None if each.number in logged.get(erasure, ()) else f"is gone, and entry {erasure} does not say why"
    if text is None:
        return "is missing"
    return None if digest_of(salt, text) == each.digest else "was altered"


def _erasures(connection: sqlite3.Connection) -> dict[int, set[int]]:
    """The numbers that each erasure names."""
    query = "SELECT number, text FROM texts JOIN entries USING (number) WHERE kind = ?"
    return {number: set(json.loads(text)["numbers"]) for number, text in connection.execute(query, (ERASURE,))}
