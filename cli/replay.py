"""`craffu replay`: answers given before, asked again on their snapshot and on today's."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from cli.days import DAY
from cli.terminal import one_line
from corpus.errors import UsageError
from corpus.settings import load_settings

if TYPE_CHECKING:
    from api.answer_log.entry import Entry
    from api.answer_log.replay import Replayed


@click.command()
@click.argument("answer_id", required=False)
@click.option("--all", "everything", is_flag=True, help="List the logged answers that would be others today.")
@click.option("--since", type=DAY, help="With --all: those given on this day (UTC) or later.")
@click.option("--on", "generation", help="The index that stands for its own: one restored from a snapshot.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an answer.")
def replay(answer_id: str | None, everything: bool, since: date | None, generation: str | None, as_json: bool) -> None:
    """Ask again what was answered as ANSWER_ID, on the index it came from and on today's, and say what differs.

    Exit code 0: nothing differs; 1: something does; 3: the index it came from is not held any more.
    """
    if (answer_id is None) != everything or (since is not None and not everything):
        raise UsageError("Give the id of one answer, or --all.")
    sys.exit(_replay_all(since, as_json) if answer_id is None else _replay_one(answer_id, generation, as_json))


def _replay_one(answer_id: str, generation: str | None, as_json: bool) -> int:
    from api.answer_log.replay import Replaying
    from api.answer_log.store import AnswerLog

    settings = load_settings()
    entry = AnswerLog(settings.written, settings.retention_days).answer(answer_id)
    if entry is None:
        raise UsageError(f"There is no answer {answer_id} in the log. `craffu log list` names those there are.")
    replayed = Replaying(settings).replay(entry, generation)
    click.echo(json.dumps(_fields(replayed), ensure_ascii=False) if as_json else _told(entry, replayed))
    if replayed.on_snapshot is None:
        return 3
    return 1 if replayed.on_snapshot or replayed.today else 0


def _replay_all(since: date | None, as_json: bool) -> int:
    from api.answer_log.entry import ANSWER
    from api.answer_log.replay import Replaying
    from api.answer_log.store import AnswerLog
    from api.answer_log.wanted import Wanted

    settings = load_settings()
    replaying, asked, changed = Replaying(settings), 0, 0
    for entry in AnswerLog(settings.written, settings.retention_days).entries(Wanted(first=since)):
        if entry.kind != ANSWER or entry.said is None:
            continue
        today = replaying.today(entry)
        asked, changed = asked + 1, changed + bool(today)
        if today:
            row = {"answer_id": entry.said["answer_id"], "today": today}
            click.echo(json.dumps(row, ensure_ascii=False) if as_json else "\n".join(_heading(entry) + _list(today)))
    click.echo(f"{changed} of {asked} logged answers would be others on {replaying.generation}", err=True)
    return 1 if changed else 0


def _told(entry: "Entry", replayed: "Replayed") -> str:
    assert entry.said is not None
    snapshot = entry.said["reply"]["snapshot"]
    if replayed.on_snapshot is None:
        before = [f"its index {snapshot} is not held any more: CRAFFU_GENERATIONS_KEPT says how many are"]
    else:
        before = [f"on its index {snapshot}: {_verdict(replayed.on_snapshot)}", *_list(replayed.on_snapshot)]
    today = [f"on today's {replayed.generation}: {_verdict(replayed.today)}", *_list(replayed.today)]
    return "\n".join(_heading(entry) + before + today)


def _heading(entry: "Entry") -> list[str]:
    assert entry.said is not None
    said = entry.said
    by = said["reply"]["answerer"]
    question = one_line(said["asked"]["question"])
    model = [f"written by {by}: its sentences are held against the quotes anew, no model is asked"]
    model = model if by.startswith("llm:") else []
    return [f"{said['answer_id']}  {entry.time[:19]}  {question}", *model]


def _verdict(differences: tuple[str, ...]) -> str:
    return "differs" if differences else "the same claims and citations"


def _list(differences: tuple[str, ...]) -> list[str]:
    return [f"  {one_line(each)}" for each in differences]


def _fields(replayed: "Replayed") -> dict[str, object]:
    return {
        "answer_id": replayed.answer_id,
        "on_snapshot": replayed.on_snapshot,
        "today": replayed.today,
        "generation": replayed.generation,
    }
