"""Real documents beside the project: five saved articles, 69 records, 56 inspection reports, four large ones."""

import time
from functools import cache
from pathlib import Path

import pytest

from corpus.dates import dates_in
from corpus.passage import UnitKind
from corpus.terms import load_vocabulary
from ingest.read.read import Reading, read_document
from ingest.structure.grades import is_judgement
from tests.ingest.reading import flat, unit_text, units

_GRADES = ("Outstanding", "Good", "Requires improvement", "Requires improvement to be good", "Inadequate")


@cache
def _read(path: Path) -> Reading:
    return read_document(path)


def _seed(shared: Path, number: int) -> Reading:
    return _read(sorted((shared / "seeds").glob("*.txt"))[number])


@pytest.fixture(scope="module")
def reports(shared: Path, reports: dict[str, Reading]) -> list[tuple[Path, Reading]]:
    return [(shared / "reports" / name, reading) for name, reading in reports.items()]


def test_the_four_priorities_are_one_list_under_their_lead_in(shared: Path) -> None:
    reading = _seed(shared, 0)
    items = [unit for unit in reading.units if unit.kind is UnitKind.LIST_ITEM]
    assert [unit.position for unit in items] == [1, 2, 3, 4]
    assert len({(unit.group, unit.passage) for unit in items}) == 1
    assert items[0].lead_in is not None
    assert unit_text(reading, reading.units[items[0].lead_in]).endswith("four priority areas for improvement:")


@pytest.mark.parametrize(
    ("number", "published", "authority", "publisher"),
    [
        (0, "2019-03-10", "Powys", "mywelshpool"),
        (1, "None", "Powys", None),
        (2, "None", "Powys", None),
        (3, "None", "Bridgend", None),
        (4, "2024-09-17", "Wrexham", "Wrexham.com"),
    ],
)
def test_articles_are_described(
    shared: Path, number: int, published: str, authority: str, publisher: str | None
) -> None:
    description = _seed(shared, number).description
    assert str(description.published) == published
    assert (description.authority, description.publisher) == (authority, publisher)
    assert (description.kind, description.language) == ("news article", "en")


def test_unrelated_headlines_are_in_no_unit(shared: Path) -> None:
    reading = _seed(shared, 4)
    quotable = " ".join(unit_text(reading, unit) for unit in reading.units)
    for word in ("20mph", "opera", "Winter Fuel", "phone mast", "Gresford", "EV charging"):
        assert word in reading.edition.text
        assert word not in quotable


def test_records_are_summaries_with_the_date_of_their_header(shared: Path) -> None:
    for path in (shared / "records").glob("*.txt"):
        description = _read(path).description
        assert f"\ndate: {description.published}\n" in path.read_text(encoding="utf-8")
        assert description.text_status == "summary"
        assert description.language == ("cy" if "cymru" in path.name else "en")


def test_reports_are_dated_as_their_file_names_say(reports: list[tuple[Path, Reading]]) -> None:
    assert len(reports) == 55
    for path, reading in reports:
        named = dates_in(path.stem)[-1].period
        assert named is not None
        assert str(reading.description.published) == str(named.start)


def test_reports_are_of_the_council_in_whose_folder_they_lie(reports: list[tuple[Path, Reading]]) -> None:
    for path, reading in reports:
        council = load_vocabulary().council(path.parent.name)
        assert council is not None
        assert reading.description.authority == council.name


def test_reports_are_ofsteds_and_have_the_days_of_their_inspection(reports: list[tuple[Path, Reading]]) -> None:
    for _, reading in reports:
        description = reading.description
        assert (description.publisher, description.kind) == ("Ofsted", "inspection report")
        assert description.period is not None
        assert 4 <= (description.period.end - description.period.start).days <= 40
        assert str(description.event_date) == str(description.period.start)


def test_every_row_of_every_judgement_table_ends_in_its_grade(reports: list[tuple[Path, Reading]]) -> None:
    for path, reading in reports:
        first_page = reading.edition.pages[0].end
        rows = [unit for unit in reading.units if unit.kind is UnitKind.TABLE_ROW and unit.end <= first_page]
        texts = [flat(unit_text(reading, row)) for row in rows]
        assert len(texts) in (4, 5), path
        for text in texts:
            assert any(text.lower().endswith(f" {grade.lower()}") for grade in _GRADES), text
            assert len(text.split()) <= 20, text


def test_the_overall_grade_is_one_unit(reports: list[tuple[Path, Reading]]) -> None:
    for path, reading in reports:
        first_page = [unit for unit in reading.units if unit.end <= reading.edition.pages[0].end]
        rows = [flat(unit_text(reading, unit)) for unit in first_page if unit.kind is UnitKind.TABLE_ROW]
        sentences = [flat(unit_text(reading, unit)) for unit in first_page if unit.kind is UnitKind.SENTENCE]
        overall = [row for row in rows if row.startswith("Overall effectiveness ")]
        overall += [s for s in sentences if is_judgement(s.rstrip(".0123456789")) and "hildren" in s]
        assert len(overall) >= 1, path


def test_large_reports_are_read_whole(shared: Path) -> None:
    for path in (shared / "responses").glob("*.pdf"):
        reading = _read(path)
        assert len(reading.passages) > len(reading.edition.pages)
        assert reading.description.licence == "Open Government Licence v3.0"


def test_reading_keeps_up_with_a_hundred_pages_a_second(shared: Path) -> None:
    path = next((shared / "reports" / "blackpool").glob("*2014.pdf"))
    rates = []
    for _ in range(3):
        began = time.process_time()
        pages = len(read_document(path).edition.pages)
        rates.append(pages / (time.process_time() - began))
    assert max(rates) > 100


def test_page_numbers_and_note_marks_are_never_quoted(reports: list[tuple[Path, Reading]]) -> None:
    for _, reading in reports:
        assert not any(flat(sentence).isdigit() for sentence in units(reading, UnitKind.SENTENCE))
