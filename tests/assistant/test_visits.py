"""What the shared inspection reports tell of their visits, against the tables set down by reading them."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.visits import Visit, Visits
from corpus.filters import Filters
from corpus.index import Index
from corpus.passage import Unit
from corpus.settings import Settings
from ingest.run import ingest

TRUTH = Path(__file__).parents[1] / "ingest" / "truth"
JUDGED = tomllib.loads((TRUTH / "judgements.toml").read_text(encoding="utf-8"))
TOLD = tomllib.loads((TRUTH / "visits.toml").read_text(encoding="utf-8"))["reports"]
COUNCILS = ("blackpool", "cheshire east", "sunderland")  # every form of report; lists within lists, broken over pages


@pytest.fixture(scope="module")
def index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    settings = Settings(data=tmp_path_factory.mktemp("visits"))
    ingest([str(shared / "reports" / council) for council in COUNCILS], settings)
    opened = Index.open(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def visits(index: Index) -> dict[str, Visit]:
    """By the report's folder and file name."""
    found = Visits(index).of((), Filters())
    return {"/".join(Path(visit.record.source).parts[-2:]): visit for visit in found}


def said(index: Index, unit: Unit | None) -> str:
    return "" if unit is None else " ".join(index.text(unit.document_id, None, unit.start, unit.end).split())


def test_every_report_is_a_visit(visits: dict[str, Visit]) -> None:
    assert set(visits) == {name for name in TOLD if name.split("/")[0] in COUNCILS}


def test_the_grades_are_those_of_the_table_in_order(visits: dict[str, Visit]) -> None:
    for name, visit in visits.items():
        letters = JUDGED["reports"][name]["grades"]
        assert [row.grade for row in visit.table] == [JUDGED["grades"][letter].lower() for letter in letters], name
        assert visit.overall is not None, name
        assert (visit.overall in visit.table) == ("overall" not in JUDGED["reports"][name]), name


def test_the_lead_inspector_is_the_one_named(index: Index, visits: dict[str, Visit]) -> None:
    lines = Visits(index)
    for name, visit in visits.items():
        assert said(index, lines.line(visit, "lead")).startswith(f"Lead inspector: {TOLD[name]['lead']}"), name


def test_the_days_are_those_of_the_inspection(visits: dict[str, Visit]) -> None:
    with (TRUTH / "descriptions.csv").open(encoding="utf-8", newline="") as file:
        periods = {row["file"].removeprefix("reports/"): row["period"] for row in csv.DictReader(file)}
    for name, visit in visits.items():
        assert visit.dates is not None
        assert visit.inspected is not None
        assert f"{visit.inspected.start}/{visit.inspected.end}" == periods[name]


def test_what_is_to_improve_is_whole_and_in_order(index: Index, visits: dict[str, Visit]) -> None:
    read = Visits(index)
    for name, visit in visits.items():
        points = [point for point in read.points(visit) if not point.within]
        begin = [said(index, point.first).lstrip("0123456789. ").replace("\ufffe", "-") for point in points]
        assert len(begin) == len(TOLD[name]["improve"]), name
        assert all(text.startswith(first) for text, first in zip(begin, TOLD[name]["improve"], strict=True)), name
