"""Each kind of damage is found and said, and mended by a new generation, never in place."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus.check import check_index, last_good
from corpus.errors import IndexDamagedError, NoIndexError
from corpus.generations import current_generation, generation_folder, held_generations
from corpus.index import Index
from corpus.settings import Settings
from corpus.vectors import Vectors
from ingest.repair import repair
from ingest.run import ingest

Harm = Callable[[Settings], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of two generations, and the papers beside it."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "papers").mkdir()
    settings = Settings(data=folder / "data")
    for number in (1, 2, 3):
        (folder / "papers" / f"{number}.txt").write_text(f"Report {number}\n\nVisits to {number} homes were late.\n")
        if number > 1:
            ingest([folder / "papers"], settings)
    return folder


@pytest.fixture
def settings(whole: Path, tmp_path: Path) -> Settings:
    shutil.copytree(whole / "data", tmp_path / "data")
    return Settings(data=tmp_path / "data")


def titles(settings: Settings) -> set[str]:
    with closing(Index.open(settings)) as index:
        found = index.full_text([("visits", 1.0)], 9)
        assert len(found) == len(index.nearest([0.1] * 384, 9)) == len(index.records())
        return {record.filename for record in index.records()}


def current(settings: Settings) -> Path:
    name = current_generation(settings)
    assert name
    return generation_folder(settings, name)


def lose_a_vector(settings: Settings) -> None:
    with closing(Vectors(current(settings) / "vectors")) as vectors:
        vectors.remove([min(vectors.ids())])


def lose_the_vectors(settings: Settings) -> None:
    shutil.rmtree(current(settings) / "vectors")


def spoil_the_vectors(settings: Settings) -> None:
    (current(settings) / "vectors" / "chroma.sqlite3").write_bytes(b"no database")


def lose_a_segment(settings: Settings) -> None:
    for path in (current(settings) / "fulltext").glob("*.store"):
        path.unlink()


def lose_the_words(settings: Settings) -> None:
    shutil.rmtree(current(settings) / "fulltext")


def lose_a_file(settings: Settings) -> None:
    min((settings.data / "files").iterdir()).unlink()


def change_a_file(settings: Settings) -> None:
    min((settings.data / "files").iterdir()).write_bytes(b"something else")


def empty_the_pointer(settings: Settings) -> None:
    (settings.data / "current").write_text("")


def lose_the_pointer(settings: Settings) -> None:
    (settings.data / "current").unlink()


def point_outside(settings: Settings) -> None:
    (settings.data / "current").write_text("../../etc")


def point_to_nothing(settings: Settings) -> None:
    (settings.data / "current").write_text("000099\n")


def spoil_the_cache(settings: Settings) -> None:
    for path in (settings.data / "cache").glob("*.sqlite"):
        path.write_bytes(b"no database")


def spoil_another_version(settings: Settings) -> None:
    for name in held_generations(settings):
        with closing(sqlite3.connect(generation_folder(settings, name) / "catalogue.sqlite")) as connection:
            connection.executescript("DROP TABLE links; PRAGMA user_version = 1;")


DAMAGES: dict[Harm, str] = {
    lose_a_vector: "vectors: 1 passages are missing",
    lose_the_vectors: "vectors: cannot be read",
    spoil_the_vectors: "vectors: cannot be read",
    lose_a_segment: "full text: cannot be read",
    lose_the_words: "full text: cannot be read",
    lose_a_file: "files: the original of",
    change_a_file: "files: the original of",
    empty_the_pointer: "pointer: ",
    lose_the_pointer: "pointer: ",
    point_outside: "pointer: ",
    point_to_nothing: "pointer: it names generation 000099",
    spoil_the_cache: "cache: ",
    spoil_another_version: "catalogue: ",
}
TOGETHER: list[tuple[Harm, ...]] = [
    (lose_a_vector, lose_a_segment, lose_a_file, spoil_the_cache),
    (lose_the_vectors, lose_the_words, change_a_file),
    (spoil_the_vectors,),
    (empty_the_pointer,),
    (spoil_another_version,),
]


@pytest.mark.parametrize("harms", TOGETHER, ids=lambda harms: harms[0].__name__)
def test_damage_is_said_and_mended_by_a_new_generation(settings: Settings, harms: tuple[Harm, ...]) -> None:
    assert check_index(settings) == []
    before = held_generations(settings)
    for harm in harms:
        harm(settings)
    assert_said(settings, *harms)
    done = repair(settings)
    assert done[-1] == f"Published generation {current_generation(settings)}."
    assert current_generation(settings) not in before
    assert check_index(settings) == []
    assert titles(settings) == {"1.txt", "2.txt", "3.txt"}


@pytest.mark.parametrize("harm", [lose_the_pointer, point_outside, point_to_nothing], ids=lambda harm: harm.__name__)
def test_a_pointer_that_names_nothing_leaves_the_newest_good_generation(settings: Settings, harm: Harm) -> None:
    harm(settings)
    assert_said(settings, harm)
    assert last_good(settings) == "000002"


def assert_said(settings: Settings, *harms: Harm) -> None:
    said = [f"{damage.part}: {damage.said}" for damage in check_index(settings)]
    for harm in harms:
        assert any(line.startswith(DAMAGES[harm]) for line in said), said


def test_a_damaged_catalogue_means_going_back_and_saying_so(settings: Settings, whole: Path) -> None:
    path = current(settings) / "catalogue.sqlite"
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = bytes(4096 * 5)
    path.write_bytes(data)
    assert [damage.part for damage in check_index(settings)] == ["catalogue"]
    done = repair(settings)
    assert "Went back to generation 000001" in done[0]
    assert check_index(settings) == []
    assert titles(settings) == {"1.txt", "2.txt"}
    ingest([whole / "papers"], settings)
    assert titles(settings) == {"1.txt", "2.txt", "3.txt"}


def test_what_is_lost_for_good_is_said(settings: Settings, whole: Path) -> None:
    lose_a_file(settings)
    moved = (whole / "papers").rename(whole / "moved")
    try:
        assert any("is lost, its text stays" in said for said in repair(settings))
    finally:
        moved.rename(whole / "papers")
    shutil.rmtree(settings.data / "generations")
    (settings.data / "generations" / "000007").mkdir(parents=True)
    with pytest.raises(IndexDamagedError, match=r"No catalogue in .+ can be read"):
        repair(settings)


def test_a_damaged_pointer_stops_ingestion_before_anything_is_lost(settings: Settings, whole: Path) -> None:
    empty_the_pointer(settings)
    for act in (lambda: ingest([whole / "papers"], settings), lambda: Index.open(settings)):
        with pytest.raises(IndexDamagedError, match="craffu doctor --repair"):
            act()
    assert held_generations(settings) == ["000001", "000002"]


def test_an_empty_data_folder_has_nothing_wrong(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert check_index(settings) == []
    with pytest.raises(NoIndexError):
        Index.open(settings)


def test_what_a_killed_run_left_is_said(settings: Settings) -> None:
    (settings.data / "generations" / "000003.part").mkdir()
    (settings.data / "files" / "abc.12.part").write_bytes(b"half")
    assert [damage.part for damage in check_index(settings)] == ["left over", "left over"]
    repair(settings)
    assert check_index(settings) == []
