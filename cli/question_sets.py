"""`craffu eval check`, `draft`, `schema`: what is wrong with a question set, cases for one, and its format."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.finding import Finding


@click.command()
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The findings as a JSON list.")
@click.option("--strict", is_flag=True, help="Exit 1 also where something is only to be looked at.")
@click.option("--fields-only", is_flag=True, help="Look at the file alone, without the index in CRAFFU_DATA.")
def check(questions: Path, as_json: bool, strict: bool, fields_only: bool) -> None:
    """Find what is wrong with a question set, by itself and against the documents in CRAFFU_DATA.

    Exit codes: 0 nothing wrong, 1 something is, 2 the file cannot be read, 3 no index.
    """
    from corpus.index import Index
    from evals.check import check as checked
    from evals.holdings import Holdings

    index = None if fields_only else Index.open(load_settings())
    findings = checked(questions, Holdings(index) if index else None)
    if as_json:
        click.echo(json.dumps([asdict(found) | {"doubt": found.doubt} for found in findings], ensure_ascii=False))
    else:
        _show(findings, questions.name)
    sys.exit(1 if any(strict or not found.doubt for found in findings) else 0)


def _show(findings: "Sequence[Finding]", name: str) -> None:
    for found in findings:
        click.echo(f"{name}, {found}")
    doubts = sum(found.doubt for found in findings)
    click.echo(f"{len(findings) - doubts} wrong, {doubts} to look at.", err=True)


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--each", type=click.IntRange(min=1), default=3, show_default=True, help="Of a kind, of a document.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write instead of stdout.")
def draft(names: tuple[str, ...], each: int, out: Path | None) -> None:
    """Propose cases from the lists, figures and headings of the documents in CRAFFU_DATA, or of the files named.

    Every line is marked as a draft, and `craffu eval run` refuses it until a person has put it right.
    """
    from corpus.errors import UsageError
    from corpus.index import Index
    from evals.cases import as_line
    from evals.draft import propose
    from evals.holdings import Holdings

    holdings = Holdings(Index.open(load_settings()))
    unknown = [name for name in names if not holdings.named(name)]
    if unknown:
        raise UsageError(f"No readable document held is named {', '.join(unknown)}; see `craffu documents list`.")
    lines = [as_line(case) for case in propose(holdings, names, each)]
    if out is None:
        click.echo("\n".join(lines))
    else:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} drafts; each is for a person to put right or throw away.", err=True)


@click.command()
def schema() -> None:
    """Print the JSON Schema of a line of a question file, as committed in evals/case.schema.json."""
    from evals.cases import schema as case_schema

    click.echo(json.dumps(case_schema(), indent=2, ensure_ascii=False))
