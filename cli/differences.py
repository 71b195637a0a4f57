"""`craffu differences`: two documents side by side on the terminal, or which ones are worth it."""

import json
import textwrap
from collections.abc import Sequence
from typing import Any

import click

from cli.narrowing import filters_of
from cli.terminal import one_line, safe
from corpus.settings import load_settings

_WIDTH = 100


@click.command()
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option("--authority", help="Without two documents: only pairs about this council.")
@click.option("--relation", type=click.Choice(["account", "successive"]), help="What the two are, where Craffu errs.")
@click.option("--json", "as_json", is_flag=True, help="The whole comparison as one JSON object.")
def differences(
    left: str | None, right: str | None, authority: str | None, relation: str | None, as_json: bool
) -> None:
    """Compare documents LEFT and RIGHT (ids, file names, or parts of them) statement by statement.

    With one document, what it can be compared with; with none, every pair worth comparing.
    """
    if left and right:
        _compare(left, right, relation, as_json)
    else:
        _list_pairs(left, authority, as_json)


def _compare(left: str, right: str, relation: str | None, as_json: bool) -> None:
    from cli.named_documents import document_named
    from workbench.answering import open_assistant
    from workbench.differences.compare import Comparer
    from workbench.differences.relation import Relation
    from workbench.differences.reply import comparison_fields
    from workbench.kept import Kept

    settings = load_settings()
    sources = open_assistant(settings).sources
    sides = document_named(left, sources.index), document_named(right, sources.index)
    comparer = Comparer(Kept(sources.index, settings.data, settings.written), sources.embedder, sources.vocabulary)
    found = comparer.compare(*sides, Relation(relation) if relation else None)
    fields = comparison_fields(found, sources.index.generation)
    titles = [one_line(side.description.title) for side in sides]
    click.echo(json.dumps(fields, ensure_ascii=False, indent=2) if as_json else safe(_printed(fields, titles)))


def _list_pairs(document: str | None, authority: str | None, as_json: bool) -> None:
    from cli.named_documents import document_named
    from corpus.index import Index
    from corpus.terms import load_vocabulary
    from workbench.differences.pairs import pairs, pairs_of
    from workbench.differences.reply import pair_fields

    index, vocabulary = Index.open(load_settings()), load_vocabulary()
    if document:
        found = pairs_of(document_named(document, index), index, vocabulary)
    else:
        found = pairs(index, vocabulary, filters_of((authority,) if authority else (), None))
    if as_json:
        click.echo(json.dumps([pair_fields(pair) for pair in found], ensure_ascii=False, indent=2))
        return
    for pair in found:
        click.echo(f"{pair.why.value:<12} {one_line(pair.left.id)}  {one_line(pair.right.id)}")
    if not found:
        click.echo("No two documents held here tell of the same visit or follow each other.", err=True)


def _printed(fields: dict[str, Any], titles: Sequence[str]) -> str:
    quotes = {citation["n"]: citation for citation in fields["citations"]}
    counts = ", ".join(f"{count} {state}" for state, count in fields["counts"].items())
    lines = [f"A: {titles[0]}", f"B: {titles[1]}", counts]
    for row in fields["rows"]:
        lines += ["", row["state"].upper(), *(_side(name, quotes.get(row[key])) for name, key in _SIDES)]
        for each in row["softer"]:
            lines.append(f"   softer ({each['how']}): {each['said'] or '-'} -> {each['became'] or '-'}")
        if row["sharper"]:
            lines.append("   in stronger words")
        if row["near"]:
            lines.append(_side("nearest", quotes[row["near"]]))
    return "\n".join(lines)


_SIDES = (("A", "left"), ("B", "right"))


def _side(name: str, citation: dict[str, Any] | None) -> str:
    if citation is None:
        return f"{name}: -"
    page = f" [{citation['n']}, page {citation['page']}]" if citation["page"] else f" [{citation['n']}]"
    words = f"{name}: “{one_line(citation['quote'])}”{page}"
    return textwrap.fill(words, _WIDTH, subsequent_indent="   ")
