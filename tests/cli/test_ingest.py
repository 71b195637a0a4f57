"""`craffu ingest`: a bad file does not stop the good ones, and nothing is done twice."""

import json
from pathlib import Path

from tests.cli.conftest import Done, Run


def counts(table: str) -> dict[str, str]:
    rows = (line.split() for line in table.splitlines() if not line.startswith("quarantined: "))
    return {" ".join(row[:-1]): row[-1] for row in rows}


def test_a_broken_file_is_quarantined_with_its_reason_and_the_good_one_indexed(first: Done) -> None:
    assert first.returncode == 1
    table = counts(first.stdout)
    assert (table["added"], table["quarantined"], table["passages"]) == ("1", "1", "1")
    assert "broken.pdf: The PDF is broken" in first.stdout


def test_results_go_to_stdout_and_progress_to_stderr(first: Done) -> None:
    assert "reading" in first.stderr
    assert "embedding" in first.stderr
    assert "reading" not in first.stdout
    assert "\r" not in first.stdout


def test_a_second_time_nothing_has_changed(held: Run, folder: Path) -> None:
    done = held("ingest", str(folder), "--json")
    summary = json.loads(done.stdout)
    assert (summary["added"], summary["updated"], summary["unchanged"]) == (0, 0, 1)
    assert (summary["embedded"], summary["generation"]) == (0, "000001")


def test_a_good_file_quietly_ends_with_0_and_touches_nothing_but_the_data_folder(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.md"
    good.write_text("# Depot\n\nThe depot opened on 4 May 2020.\n", encoding="utf-8")
    before = {path.name for path in Path().iterdir()}
    done = run("ingest", str(good), "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert counts(done.stdout)["added"] == "1"
    assert {path.name for path in Path().iterdir()} == before
    assert {path.name for path in tmp_path.iterdir()} == {"good.md", "data"}
