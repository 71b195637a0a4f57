"""Set up the virtual environment with the exact versions of requirements.lock; needs only Python and pip.

usage: setup.py FOLDER
"""

from __future__ import annotations  # so that an old Python gets as far as being told that it is old

import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)
NEEDED_GIGABYTES = 3
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    old = too_old(sys.version_info[:3])
    if old:
        return _stop(old)
    folder = Path(sys.argv[1])
    python = folder / "bin" / "python"
    if not python.exists():
        free = shutil.disk_usage(ROOT).free / 1e9
        if free < NEEDED_GIGABYTES:
            return _stop(f"Only {free:.1f} GB of disk are free; setting up needs about {NEEDED_GIGABYTES} GB.")
        _say("making the virtual environment")
        try:
            venv.create(folder, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            return _stop(f"The virtual environment could not be made ({error}). Is Python's venv module installed?")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _say("installing what Craffu is built on (a few minutes, about 2 GB, the first time)")
    for arguments in (["-r", str(ROOT / "requirements.lock")], ["--no-deps", "--editable", str(ROOT)]):
        if subprocess.run([*pip, *arguments], check=False).returncode:
            return _stop("Installing failed; pip's own words are above. Run the command again when that is mended.")
    return 0


def too_old(version: tuple[int, ...]) -> str | None:
    """What to tell somebody whose Python is older than Craffu needs; None where it is not."""
    if version >= OLDEST:
        return None
    found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST))
    return f"Craffu needs Python {needed} or newer; this is {found}. Try: make start PYTHON=python{needed}"


def _say(text: str) -> None:
    sys.stderr.write(f"craffu: {text}\n")


def _stop(text: str) -> int:
    sys.stderr.write(f"craffu: {text}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
