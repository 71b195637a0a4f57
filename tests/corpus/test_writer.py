"""The writer: one at a time, killed at any moment without harm, old generations kept and pruned."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.errors import CraffuError, IndexBusyError
from corpus.generations import current_generation, held_generations
from corpus.index import Index
from corpus.settings import Settings
from corpus.stored import keep_bytes, stored_file
from corpus.writer import Writer
from tests.corpus import made

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
from corpus.settings import load_settings
from corpus.writer import Writer
from tests.corpus import made

def die_at(step):
    if step == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)

with Writer.open(load_settings(), "tiny", die_at) as writer:
    made.put(writer, "roads", "Potholes.")
    die_at("begun")
    writer.publish()
"""


def publish(settings: Settings, name: str, text: str) -> str:
    with Writer.open(settings, "tiny") as writer:
        made.put(writer, name, text)
        return writer.publish()


STEPS = ["begun", "written", "checked", "named", "current", "tidied"]


@pytest.mark.parametrize(
    ("settings", "step"),
    [*(("local", step) for step in STEPS), *(("postgres", step) for step in ("written", "checked"))],
    indirect=["settings"],
)
def test_a_kill_at_any_step_leaves_a_good_index_and_the_next_writer_works(settings: Settings, step: str) -> None:
    publish(settings, "care", "Children.")
    told = {"CRAFFU_DATA": str(settings.data)}
    if settings.postgres:
        told["CRAFFU_POSTGRES"] = settings.postgres.get_secret_value()
    killed = subprocess.run([sys.executable, "-c", KILLED, step], cwd=ROOT, env=os.environ | told, check=False)
    assert killed.returncode == -signal.SIGKILL

    index = Index.open(settings)
    expected = {"care", "roads"} if step in ("current", "tidied") else {"care"}
    assert {record.id for record in index.records()} == expected
    assert len(index.nearest([1, 2, 3, 4], 9)) == len(expected)
    index.close()

    publish(settings, "homes", "Beds.")
    index = Index.open(settings)
    assert {record.id for record in index.records()} == expected | {"homes"}
    assert not list((settings.data / "generations").glob("*.part"))
    index.close()


def test_a_second_writer_is_refused_and_told_who_is_at_work(settings: Settings) -> None:
    with Writer.open(settings, "tiny") as writer:
        made.put(writer, "care", "Children.")
        with pytest.raises(IndexBusyError, match=rf"process {os.getpid()} on .+, since 20\d\d-"), Writer.open(settings):
            pass
        writer.publish()
    assert publish(settings, "roads", "Potholes.") == "000002"


def test_an_abandoned_change_is_gone(settings: Settings) -> None:
    first = publish(settings, "care", "Children.")
    with Writer.open(settings, "tiny") as writer:
        made.put(writer, "roads", "Potholes.")
    assert current_generation(settings) == first
    assert [path.name for path in (settings.data / "generations").iterdir()] == [first]


def test_old_generations_are_kept_and_pruned(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, generations_kept=2)
    names = [publish(settings, "care", f"Text {number}.") for number in range(4)]
    assert held_generations(settings) == names[-2:]


def test_going_back_is_writing_the_name_of_an_earlier_generation(settings: Settings) -> None:
    first = publish(settings, "care", "Before.")
    publish(settings, "care", "After.")
    (settings.data / "current").write_text(first)
    assert Index.open(settings).edition("care").text == "Before."
    assert publish(settings, "roads", "Potholes.") == "000003"
    assert Index.open(settings).edition("care").text == "Before."


def test_stored_bytes_stay_while_a_document_uses_them(settings: Settings) -> None:
    digest = made.edition("Children.").sha256
    with Writer.open(settings, "tiny") as writer:
        keep_bytes(settings, b"Children.", digest)
        made.put(writer, "care", "Children.")
        made.put(writer, "twin", "Children.")
        writer.publish()
    assert Index.open(settings).file("care").read_bytes() == b"Children."
    for name, kept in (("care", True), ("twin", False)):
        with Writer.open(settings) as writer:
            writer.remove(name)
            writer.publish()
        assert stored_file(settings, digest).exists() is kept


def test_going_back_finds_the_bytes_of_every_kept_generation(settings: Settings) -> None:
    digest = made.edition("Before.").sha256
    keep_bytes(settings, b"Before.", digest)
    first = publish(settings, "care", "Before.")
    (settings.data / "files" / f"{digest}.123.part").write_bytes(b"left by a kill")
    publish(settings, "care", "After.")
    assert [path.name for path in (settings.data / "files").iterdir()] == [digest]
    (settings.data / "current").write_text(first)
    publish(settings, "roads", "Potholes.")
    assert Index.open(settings).file("care").read_bytes() == b"Before."


@contextmanager
def disk_for_files_up_to(size: int) -> Iterator[None]:
    """The kernel refuses to let a file grow beyond this, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_said_in_clear_words_and_harms_nothing(settings: Settings) -> None:
    first = publish(settings, "care", "Children.")
    with disk_for_files_up_to(400_000), pytest.raises(CraffuError, match="make room and run again"):
        publish(settings, "roads", "Potholes were mended again.\n" * 20_000)
    assert current_generation(settings) == first
    assert Index.open(settings).edition("care").text == "Children."
    assert publish(settings, "roads", "Potholes.") == "000002"
