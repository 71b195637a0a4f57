"""`craffu documents`: list, show, remove."""

import json
from pathlib import Path

from tests.cli.conftest import DEPOT, Run


def listed(run: Run) -> dict[str, dict[str, str]]:
    done = run("documents", "list", "--json")
    assert done.returncode == 0
    return {row["filename"]: row for row in map(json.loads, done.stdout.splitlines())}


def test_every_file_given_is_listed_indexed_or_not(held: Run) -> None:
    rows = listed(held)
    assert {name: row["status"] for name, row in rows.items()} == {"depot.txt": "indexed", "broken.pdf": "quarantined"}
    assert (rows["depot.txt"]["authority"], rows["depot.txt"]["published"]) == ("Powys", "2020-05-04")
    assert rows["broken.pdf"]["reason"].startswith("The PDF is broken")


def test_a_document_is_shown_with_where_each_value_came_from(held: Run) -> None:
    done = held("documents", "show", listed(held)["depot.txt"]["id"])
    assert done.returncode == 0
    lines = {line[:18].strip(): line[18:] for line in done.stdout.splitlines()}
    assert lines["title"] == "Bus depot opens in Brecon   (from header, certain)"
    assert lines["published"].startswith("2020-05-04")
    assert lines["period"] == lines["committee"] == "-"
    assert set(lines) >= {"kind", "authority", "publisher", "source_class", "language", "event_date", "meeting_date"}


def test_a_document_is_shown_as_json(held: Run) -> None:
    done = held("documents", "show", "--json", listed(held)["depot.txt"]["id"])
    shown = json.loads(done.stdout)
    assert shown["described"]["published"] == {"value": "2020-05-04", "from": "header", "certainty": "certain"}
    assert shown["described"]["period"] == {"value": None, "from": None, "certainty": None}
    assert (shown["status"], shown["links"], shown["older_editions"]) == ("indexed", [], [])


def test_a_document_that_is_not_held_ends_with_2(held: Run) -> None:
    for command in ("show", "remove"):
        done = held("documents", command, "no-such-document")
        assert (done.returncode, done.stdout) == (2, "")
        assert "no-such-document" in done.stderr


def test_a_removed_document_is_gone(run: Run, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(DEPOT.replace("Brecon", f"Brecon {name}"), encoding="utf-8")
    assert run("ingest", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")).returncode == 0
    done = run("documents", "remove", listed(run)["one.txt"]["id"])
    assert (done.returncode, done.stdout) == (0, "")
    assert list(listed(run)) == ["two.txt"]
