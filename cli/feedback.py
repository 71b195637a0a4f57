"""`craffu feedback`: what readers said was wrong with answers, to read and to make cases of."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.terminal import one_line
from corpus.settings import load_settings

if TYPE_CHECKING:
    from api.kept_answers import Remark


@click.group()
def feedback() -> None:
    """What readers of the page said was wrong with answers; kept for as long as the answer is."""


@feedback.command("list")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each remark, with the whole answer.")
def list_feedback(as_json: bool) -> None:
    """A line for each remark, the newest last: when, what, on which answer to which question, in which words."""
    for remark in _remarks():
        reply = json.loads(remark.body)
        if as_json:
            said = {"time": remark.time, "what": remark.what, "words": remark.words, "answer": reply}
            click.echo(json.dumps(said, ensure_ascii=False))
        else:
            facts = (remark.time[:16], remark.what, remark.answer_id, reply["status"], reply["question"], remark.words)
            click.echo("  ".join(one_line(each) for each in facts if each))


@feedback.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write instead of stdout.")
def draft(out: Path | None) -> None:
    """Make a draft of a case of each answer that was remarked on, for a person to say what is right.

    `craffu eval check` says what is still to be put right; `craffu eval run` refuses drafts.
    """
    lines = list(_drafts())
    if out is None:
        click.echo("\n".join(lines))
    else:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} drafts; each is for a person to put right or throw away.", err=True)


def _drafts() -> Iterator[str]:
    from evals.cases import as_line
    from evals.reported import draft_of

    ordered = sorted(_remarks(), key=lambda remark: remark.answer_id)
    for answer_id, found in groupby(ordered, key=lambda remark: remark.answer_id):
        remarks = list(found)
        reply: dict[str, Any] = json.loads(remarks[0].body)
        said = [f"{remark.what}, {one_line(remark.words)}" if remark.words else remark.what for remark in remarks]
        yield as_line(draft_of(f"reported-{answer_id[:12]}", reply, said))


def _remarks() -> "list[Remark]":
    from api.kept_answers import KeptAnswers

    return KeptAnswers(load_settings().written).remarks()
