"""`craffu eval public`: turn a public question set into documents to ingest and questions to ask."""

from pathlib import Path

import click

from evals.public.terms import Terms, all_terms


@click.group()
def public() -> None:
    """Turn a public question set, which you have, into documents and questions. Nothing is downloaded.

    Each format says in its --help under which licence the set is, what it measures here and what it does not.
    """


def _command(name: str, terms: Terms) -> click.Command:
    @click.command(name, help=_help(terms), short_help=f"{terms.name} ({terms.licence}).")
    @click.argument("path", type=click.Path(exists=True, path_type=Path))
    @click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="New folder to write.")
    @click.option("--limit", type=click.IntRange(min=1), help="Draw so many questions at random instead of all.")
    @click.option("--seed", type=int, default=1, show_default=True, help="For the draw: the same draws the same.")
    @click.option(
        "--only-needed", is_flag=True, help="Only documents that a question drawn names: quicker, and easier."
    )
    def convert(path: Path, out: Path, limit: int | None, seed: int, only_needed: bool) -> None:
        from evals.public.writing import READERS, write

        asked = READERS[name](path)
        drawn = asked.drawn(limit, seed, only_needed)
        write(drawn, terms, out)
        declined = sum(not case.answerable for case in drawn.cases)
        click.echo(
            f"Documents: {len(drawn.documents)}. Questions: {len(drawn.cases)}, {declined} of them to be declined."
        )
        for reason, count in asked.left_out.items():
            click.echo(f"Left out: {count} questions ({reason}).")
        click.echo(f"Licence: {terms.licence}.\nNext:\n{_next(out)}")

    return convert


def _help(terms: Terms) -> str:
    return (
        f"{terms.name}. PATH is {terms.path}.\n\nLicence: {terms.licence}.\n\nSource: {terms.source}\n\n"
        f"Measures here: {terms.measures}.\n\nDoes not see: {terms.blind}."
    )


def _next(out: Path) -> str:
    index = f"CRAFFU_DATA={out / 'index'}"
    return (
        f"  {index} craffu ingest {out / 'documents'}\n"
        f"  {index} craffu eval run {out / 'questions.jsonl'} --out {out / 'run'}"
    )


for _name, _terms in all_terms().items():
    public.add_command(_command(_name, _terms))
