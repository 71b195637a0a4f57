"""Nothing that a document or a file name says can steer a terminal."""

from pathlib import Path

from cli.terminal import one_line, safe
from tests.cli.conftest import DEPOT, Run

ESCAPE = "\x1b[2J\x1b[31m"


def test_control_characters_become_spaces_and_letters_stay() -> None:
    assert safe("tŷ\x1b[31m coch\u00a0iawn\nac\x9bun") == "tŷ [31m coch\u00a0iawn\nac un"


def test_a_name_with_a_line_end_stays_on_its_row() -> None:
    assert one_line("annual\n\treport\x07.txt") == "annual report .txt"


def test_no_command_prints_an_escape_that_a_document_holds(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "depot.txt"
    path.write_text(DEPOT.replace("Bus depot", f"Bus {ESCAPE}depot").replace("cost the", f"cost {ESCAPE}the"))
    assert run("ingest", str(path)).returncode == 0
    listing = run("documents", "list")
    shown = run("documents", "show", listing.stdout.split()[0])
    answered = run("ask", "How much did the bus depot in Brecon cost Powys?")
    found = run("search", "bus depot")
    assert "£2.4 million" in answered.stdout
    assert "depot" in found.stdout
    assert [done.stdout for done in (listing, shown, answered, found) if "\x1b" in done.stdout] == []
