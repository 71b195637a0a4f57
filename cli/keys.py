"""`craffu keys`: make, list and revoke the keys of callers."""

import click

from cli.terminal import one_line
from corpus.settings import load_settings

_ROLES = ("reader", "writer", "administrator")


@click.group()
def keys() -> None:
    """Make, list or revoke the keys that callers of the server need.

    Without any key the server answers this machine alone, and anybody on it. As soon as one was made, every request
    needs a key: `Authorization: Bearer KEY`, or in a browser any name and the key as the password.
    """


@keys.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), default="reader", show_default=True, help="What it may do.")
@click.option("--days", type=click.IntRange(1, 3660), default=365, show_default=True, help="How long it holds.")
def make(name: str, role: str, days: int) -> None:
    """Make a key and print its secret, this once; NAME says whose it is."""
    from api.keys import Keys, Role

    key, secret = Keys(load_settings().data).make(name, Role[role.upper()], days)
    click.echo(
        f"Key {key.id} for {one_line(name)}, {key.role.word}, until {key.ends[:10]}. It is not shown again:", err=True
    )
    click.echo(secret)


@keys.command("list")
def list_keys() -> None:
    """Every key ever made, without its secret."""
    from api.keys import Keys

    for key in Keys(load_settings().data).all():
        state = f"revoked {key.revoked[:10]}" if key.revoked else f"{'until' if key.holds else 'ended'} {key.ends[:10]}"
        click.echo("  ".join((key.id, key.role.word, state, one_line(key.name))))


@keys.command()
@click.argument("key_id")
def revoke(key_id: str) -> None:
    """Let a key open nothing any more, from the next request on."""
    from api.keys import Keys

    Keys(load_settings().data).revoke(key_id)
    click.echo(f"Key {key_id} opens nothing any more.", err=True)
