"""How often answers of a confidence are right, counted from runs."""

import tomllib
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from cli.main import craffu
from evals.calibration.bands import Band, as_toml, measured
from evals.results import Outcome, Run, save_run
from tests.evals.replies import perfect
from tests.evals.runs import ASKED, outcome


def _told(confidence: float | None, right: float | None, status: str = "answered") -> Outcome:
    made = outcome(ASKED[0], perfect())
    return replace(
        made,
        reply=made.reply | {"confidence": confidence, "status": status},  # type: ignore[operator]
        scores={**made.scores, "right": right},
    )


def test_bands_are_shares_of_the_answers_and_say_how_many_were_right() -> None:
    told = [_told(number / 10, float(number > 4)) for number in (5, 1, 10, 3, 2, 7, 8, 4, 6, 9)]
    declined = [_told(None, 1.0, "not_found"), _told(0.9, None)]
    assert measured([*told, *declined]) == [Band(0.1, 5, 1), Band(0.6, 3, 3), Band(0.9, 2, 2)]


def test_what_was_looked_up_is_counted_by_itself() -> None:
    assert measured([_told(None, 1.0), _told(None, 0.0), _told(0.5, 1.0)]) == [Band(0.5, 1, 1), Band(None, 2, 1)]


def test_the_command_writes_the_file_that_the_pages_read(tmp_path: Path) -> None:
    save_run(Run({"complete": True}, (_told(0.4, 1.0), _told(None, 1.0))), tmp_path / "everyday")
    out = tmp_path / "sureness.toml"
    result = CliRunner().invoke(craffu, ["eval", "calibrate", "bands", str(tmp_path / "everyday"), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert result.output == "from 0.400: 1 of 1 right\nlooked up: 1 of 1 right\n"
    assert tomllib.loads(out.read_text()) == {
        "questions": ["everyday"],
        "bands": [{"lowest": 0.4, "answers": 1, "right": 1}],
        "looked_up": {"answers": 1, "right": 1},
    }
    assert as_toml([Band(0.4, 1, 1), Band(None, 1, 1)], ["everyday"]) == out.read_text()
