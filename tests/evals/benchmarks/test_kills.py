"""Kills at a random moment: one of the many that the script does, in a process with a fork server of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_killed_ingest_leaves_one_of_two_states_and_nothing_behind() -> None:
    command = [sys.executable, "-m", "evals.benchmarks.kills", "1", "--seed", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 kills:" in done.stdout
    assert "none anything else" in done.stdout
