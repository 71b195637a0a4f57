"""The documentation names every setting, command and route, and its links lead somewhere."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from api.app import create_app
from cli.main import craffu
from corpus.settings import PREFIX, Settings
from scripts.atrs import page

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
HIDDEN = (".venv", ".git", ".pytest_cache", "build")
PAGES = [page for page in sorted(ROOT.rglob("*.md")) if not set(HIDDEN) & set(page.relative_to(ROOT).parts)]
RECORDS = sorted((ROOT / "corpus" / "documents").iterdir())
HEADER = {"date", "kind", "authority", "title", "text"}  # what every bundled record must say of itself


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands(group: click.Group, before: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


COMMANDS = dict(commands(craffu, "craffu"))


def row_of(code: str) -> list[str]:
    """The cells of the table row in settings.md whose first cell begins with this code."""
    for line in read("settings.md").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.match(rf"`{re.escape(code)}[` ]", cells[0]):
            return cells
    pytest.fail(f"docs/settings.md has no row for {code}")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_a_setting_is_documented_with_its_default(name: str) -> None:
    _, default, values, meaning = row_of(PREFIX + name.upper())
    value = Settings.model_fields[name].default
    assert default == ("none" if value is None else f"`{value}`")
    assert values
    assert meaning


def test_the_documented_settings_are_the_settings() -> None:
    documented = set(re.findall(rf"^\| `{PREFIX}(\w+)`", read("settings.md"), re.MULTILINE))
    assert documented == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", ["port", "generations_kept"])
def test_a_bounded_setting_is_documented_with_its_bounds(name: str) -> None:
    bounds = {type(bound).__name__: bound for bound in Settings.model_fields[name].metadata}
    assert row_of(PREFIX + name.upper())[2] == f"{bounds['Ge'].ge} to {bounds['Le'].le}"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_arguments_are_documented(name: str) -> None:
    cells = row_of(name)
    arguments = [each for each in COMMANDS[name].params if isinstance(each, click.Argument)]
    assert len(re.findall(r"\b[A-Z]+\b", cells[0])) == len(arguments)


@pytest.mark.parametrize("name", ["craffu ingest", "craffu ask", "craffu search", "craffu serve"])
def test_every_option_of_a_command_is_documented(name: str) -> None:
    options = [each for each in COMMANDS[name].params if isinstance(each, click.Option)]
    meaning = row_of(name)[1]
    assert [option.opts[0] for option in options if f"`{option.opts[0]}" not in meaning] == []


def test_every_route_is_documented(tmp_path: Path) -> None:
    text = read("api.md")
    methods = create_app(Settings(data=tmp_path)).openapi()["paths"]
    routes = [f"{method.upper()} {path}" for path, each in methods.items() for method in each]
    assert len(routes) >= 10
    assert [route for route in routes if not re.search(rf"{re.escape(route)}[`?]", text)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    files = [target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [name for name in files if not (page.parent / name).exists()] == []


def test_the_transparency_record_for_people_is_the_one_for_machines() -> None:
    assert read("atrs.md") == page(read("atrs.json")), "run `python scripts/atrs.py`"


def test_the_transparency_record_says_of_every_gap_what_the_council_fills_in() -> None:
    fields = [field for section in json.loads(read("atrs.json"))["sections"] for field in section["fields"]]
    assert len(fields) > 50
    assert [field["number"] for field in fields if field["value"] is None and not field.get("council")] == []


@pytest.mark.parametrize("name", ["atrs.md", "data-protection.md", "decisions/0034-answer-log.md"])
def test_the_retention_period_is_told_as_it_is(name: str) -> None:
    assert re.search(rf"\b{Settings.model_fields['retention_days'].default}\b", read(name))


def test_every_test_that_the_security_page_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", read("security.md"))
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_bundled_record_has_the_header_that_the_documentation_promises(record: Path) -> None:
    header, mark, text = record.read_text(encoding="utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    assert mark
    assert text.strip()
    assert fields.keys() >= HEADER
    assert all(f"| `{name}` |" in read("corpus.md") for name in fields)
