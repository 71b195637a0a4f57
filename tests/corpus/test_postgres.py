"""An index in PostgreSQL: scores and claims as on one machine, and what only a shared database goes through."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from assistant.answer import Assistant, Question
from assistant.reply import as_contract
from corpus.check import check_index
from corpus.errors import CraffuError, EngineError, IndexBusyError, IndexDamagedError
from corpus.index import Index
from corpus.settings import Settings
from corpus.snapshot import restore, snapshot
from corpus.writer import Writer
from ingest.repair import repair
from tests.corpus import made

CARE = "Children are safe here.\nThe budget rose by 4.25 per cent.\nChildren and children again in care."
ROADS = "Potholes were mended.\nChildren's crossings were painted.\n" + "A very long line about roads. " * 40
QUESTIONS = (
    "What were CIW's four priorities for Powys?",
    "How much did Bridgend overspend?",
    "Faint o blant oedd yn derbyn gofal?",
    "What is the capital of France?",
)


@pytest.fixture
def shared(tmp_path: Path, own_schema: str) -> Settings:
    return Settings(data=tmp_path / "shared", postgres=SecretStr(own_schema))


def publish(settings: Settings, **documents: str) -> str:
    with Writer.open(settings, "tiny") as writer:
        for name, text in documents.items():
            made.put(writer, name, text)
        return writer.publish()


def rows(settings: Settings, table: str) -> int:
    assert settings.postgres
    with psycopg.connect(settings.postgres.get_secret_value()) as connection:
        found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert found
    return int(found[0])


@pytest.mark.parametrize(
    "terms", [["children"], ["children and children"], ["roads"], ["long line", "budget rose"], ["about care"]]
)
def test_words_and_phrases_score_as_they_do_on_one_machine(local: Settings, shared: Settings, terms: list[str]) -> None:
    found = []
    for settings in (local, shared):
        publish(settings, care=CARE, roads=ROADS)
        with closing(Index.open(settings)) as index:
            found.append([(h.passage_id, h.score) for h in index.full_text([((*terms, "mended"), 1.5)], 9)])
    assert [hit[0] for hit in found[0]] == [hit[0] for hit in found[1]]
    assert [hit[1] for hit in found[1]] == pytest.approx([hit[1] for hit in found[0]], rel=1e-5)


def test_the_same_questions_give_the_same_claims(bundled: Settings, assistant: Assistant, shared: Settings) -> None:
    shutil.copytree(bundled.data, shared.data)
    repair(shared)
    assert check_index(shared) == []
    with closing(Index.open(shared)) as index:
        other = Assistant(replace(assistant.sources, index=index))
        for question in QUESTIONS:
            before, after = (as_contract(each.answer(Question(question))) for each in (assistant, other))
            for part in ("status", "claims", "citations", "reason", "options"):
                assert after[part] == before[part]


def test_an_index_of_the_other_engine_is_refused_with_what_to_do(local: Settings, shared: Settings) -> None:
    publish(local, care=CARE)
    with pytest.raises(IndexDamagedError, match=r"built without CRAFFU_POSTGRES. `craffu doctor --repair`"):
        Index.open(local.model_copy(update={"postgres": shared.postgres}))
    publish(shared, care=CARE)
    with pytest.raises(IndexDamagedError, match="is in PostgreSQL: set CRAFFU_POSTGRES"):
        Index.open(shared.model_copy(update={"postgres": None}))


def test_what_is_pruned_leaves_the_database_and_is_not_taken_for_nothing_found(shared: Settings) -> None:
    settings = shared.model_copy(update={"generations_kept": 1})
    publish(settings, care=CARE)
    with closing(Index.open(settings)) as before:
        publish(settings, care=ROADS, homes="Beds.")
        with Writer.open(settings, "tiny") as writer:
            writer.remove("care")
            writer.publish()
        with pytest.raises(IndexBusyError, match="not in PostgreSQL any more"):
            before.full_text([("children", 1.0)], 9)
        with pytest.raises(IndexBusyError, match="not in PostgreSQL any more"):
            before.nearest([1, 2, 3, 4], 9)
    assert [rows(settings, table) for table in ("generations", "editions", "passages", "vectors")] == [1] * 4
    assert rows(settings, "postings") > 1


def test_two_data_folders_do_not_write_to_the_same_tables_at_once(shared: Settings, tmp_path: Path) -> None:
    with Writer.open(shared, "tiny") as writer:
        made.put(writer, "care", CARE)
        other = shared.model_copy(update={"data": tmp_path / "other"})
        with pytest.raises(IndexBusyError, match="same tables"):
            publish(other, roads=ROADS)
        writer.publish()
    publish(other, roads=ROADS)
    for settings, held in ((shared, "care"), (other, "roads")):
        with closing(Index.open(settings)) as index:
            assert {record.id for record in index.records()} == {held}
            assert {hit.passage_id.split("/")[0] for hit in index.full_text([("children", 1.0)], 9)} == {held}


def test_a_database_that_cannot_be_reached_is_said_and_named_without_its_password(tmp_path: Path) -> None:
    nowhere = SecretStr("postgresql://craffu:hushhush@127.0.0.1:1/craffu")
    with pytest.raises(EngineError, match="cannot be used") as refused:
        publish(Settings(data=tmp_path, postgres=nowhere), care=CARE)
    assert "hushhush" not in str(refused.value)
    assert refused.value.exit_code == 4


def test_a_snapshot_of_the_other_engine_is_put_back_and_says_how_to_make_it_anew(
    local: Settings, shared: Settings, tmp_path: Path
) -> None:
    publish(local, care=CARE)
    (local.data / "files").mkdir()
    (local.data / "files" / made.edition(CARE).sha256).write_bytes(CARE.encode())
    snapshot(local, tmp_path / "one.tar")
    restore(shared, tmp_path / "one.tar")
    with pytest.raises(CraffuError, match="--repair"):
        Index.open(shared)
