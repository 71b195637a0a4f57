"""Write requirements.lock: the exact versions that pyproject.toml resolves to today, development tools included.

usage: lock.py    (makes a temporary virtual environment; needs the package registry)
"""

import subprocess
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Exact versions, development tools included; written by scripts/lock.py, not by hand.\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "torch==2.13.0"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"{ROOT}[dev]"], check=True)
        freeze = [python, "-m", "pip", "freeze", "--exclude", "craffu"]
        frozen = subprocess.run(freeze, check=True, capture_output=True, text=True).stdout
    lines = (line.split(" @ ")[0] if " @ " in line else line for line in frozen.splitlines())
    (ROOT / "requirements.lock").write_text(HEAD + "".join(f"{_exact(line)}\n" for line in lines))


def _exact(line: str) -> str:
    """A version without its local part: "torch==2.13.0+cpu" is the registry's "torch==2.13.0"."""
    return line.split("+", maxsplit=1)[0]


if __name__ == "__main__":
    main()
