"""`craffu snapshot` and `craffu restore`: the index and its files in one tar file, and back."""

from pathlib import Path

import click

from corpus.settings import load_settings

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def snapshot(file: Path) -> None:
    """Write the index and the files it was made from to FILE, a tar file. An ingest may be at work meanwhile."""
    from corpus.snapshot import snapshot as write

    count = write(load_settings(), file)
    click.echo(f"{file}: {count} files, {file.stat().st_size / 1e6:.1f} MB")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of the index that is there, which stays beside it.")
def restore(file: Path, replace: bool) -> None:
    """Check the snapshot FILE and make what it holds the current index."""
    from corpus.snapshot import restore as put_back

    click.echo(f"Generation {put_back(load_settings(), file, replace)} is the current one.")
