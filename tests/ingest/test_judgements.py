"""Tables of judgements in real inspection reports, against what their pages show to the eye."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.passage import UnitKind
from ingest.read.read import Reading
from tests.ingest.reading import flat, unit_text

_TRUTH = tomllib.loads((Path(__file__).parent / "truth" / "judgements.toml").read_text(encoding="utf-8"))
_SENTENCES = (UnitKind.SENTENCE, UnitKind.TABLE_ROW)


def _fold(text: str) -> str:
    return flat(text).replace(".", "").rstrip(" 0123456789").casefold()


def _on(reading: Reading, page: int, kinds: tuple[UnitKind, ...]) -> list[str]:
    found = reading.edition.pages[page - 1]
    units = [unit for unit in reading.units if found.start <= unit.start < found.end and unit.kind in kinds]
    return [_fold(unit_text(reading, unit)) for unit in units]


def _row(aspect: str, grade: str) -> str:
    return _fold(f"{_TRUTH['aspects'].get(aspect, aspect)} {_TRUTH['grades'][grade]}")


@pytest.mark.parametrize("name", _TRUTH["reports"])
def test_a_report_is_judged_as_its_pages_show(name: str, reports: dict[str, Reading]) -> None:
    truth: dict[str, Any] = _TRUTH["reports"][name]
    reading = reports[name]
    aspects = _TRUTH["aspects"][truth["table"]]
    assert _on(reading, 1, (UnitKind.TABLE_ROW,)) == [
        _row(aspect, grade) for aspect, grade in zip(aspects, truth["grades"], strict=True)
    ]
    assert "overall" not in truth or _fold(truth["overall"]) in _on(reading, 1, _SENTENCES)
    if "board" in truth:
        assert _fold(truth["board"]["says"]) in _on(reading, truth["board"]["page"], _SENTENCES)
    for page, (aspect, grade) in truth.get("inner", {}).items():
        assert _on(reading, int(page), (UnitKind.TABLE_ROW,)) == [_row(aspect, grade)], page


def test_every_report_that_is_one_is_in_the_table(reports: dict[str, Reading]) -> None:
    assert set(reports) == set(_TRUTH["reports"])
