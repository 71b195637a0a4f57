"""Requests made from the OpenAPI document, lawful and not: no fault of ours, nothing that the document does not say."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from api.keys import Keys, Role
from corpus.settings import Settings
from tests.api.conftest import OPEN
from tests.journeys.conftest import serving

CONFIG = Path(__file__).parent / "schemathesis.toml"


def test_the_server_keeps_to_its_openapi_document(small: Settings, tmp_path: Path) -> None:
    shutil.copytree(small.data, tmp_path / "data", ignore=OPEN)
    secret = Keys(tmp_path / "data").make("Integration", Role.ADMINISTRATOR, 1)[1]
    with serving(Settings(data=tmp_path / "data", key_rate=0, address_rate=0)) as address:
        ran = subprocess.run(
            [
                *(Path(sys.executable).with_name("schemathesis"), "--config-file", CONFIG, "run"),
                *(f"{address}/openapi.json", "--header", f"Authorization: Bearer {secret}"),
                *("--max-examples", "3", "--phases", "examples,coverage,fuzzing", "--no-color"),
            ],
            capture_output=True,
            text=True,
            timeout=900,
            cwd=tmp_path,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout[-20_000:]
    made = re.search(r"(\d+) generated, \1 passed", ran.stdout)
    assert made is not None, ran.stdout[-2000:]
    assert int(made[1]) > 500
