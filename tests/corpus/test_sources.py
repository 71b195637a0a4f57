"""The list of originals says what the records' headers say, and every address can be asked for."""

import csv
from pathlib import Path

import corpus
from ingest.fetch.address import clean_address
from ingest.fetch.lists import bundled_list
from ingest.supersede import page_key
from scripts.sources import sources

FOLDER = Path(corpus.__file__).parent


def test_the_list_is_what_the_records_headers_say() -> None:
    assert (FOLDER / "sources.csv").read_text(encoding="utf-8") == sources(), "run `make sources`"


def test_every_record_with_an_address_is_in_it_once() -> None:
    rows = list(csv.DictReader((FOLDER / "sources.csv").open(encoding="utf-8")))
    records = [path.name for path in (FOLDER / "documents").iterdir() if "\nurl: " in "\n" + path.read_text("utf-8")]
    assert sorted(row["record"] for row in rows) == sorted(records)
    assert len({page_key(row["url"]) for row in rows}) == len(rows) == 69


def test_an_address_stays_that_of_its_record_when_it_is_cleaned() -> None:
    for one in bundled_list():
        assert page_key(clean_address(one.address)) == page_key(one.address)
