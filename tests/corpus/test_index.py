"""The index: what is put in is found, and any sequence of changes equals a fresh build."""

import threading
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from corpus.document import Link, LinkKind, Status
from corpus.errors import IndexDamagedError, NoIndexError, UsageError
from corpus.filters import Filters
from corpus.generations import VECTORS, generation_folder
from corpus.index import Index
from corpus.settings import Settings
from corpus.vectors import Vectors
from corpus.writer import Writer
from tests.corpus import made

CARE = "Children are safe here.\nThe budget rose by 4.25 per cent.\nPlant sy'n derbyn gofal yn y tŷ"
ROADS = "Potholes were mended.\nChildren's crossings were painted."


def publish(settings: Settings, **documents: str) -> Index:
    with Writer.open(settings, "tiny") as writer:
        for name, text in documents.items():
            made.put(writer, name, text)
        writer.publish()
    return Index.open(settings)


def test_no_index_is_said_plainly(settings: Settings) -> None:
    with pytest.raises(NoIndexError, match="craffu ingest"):
        Index.open(settings)


def test_what_was_put_is_read_back_as_it_was(settings: Settings) -> None:
    index = publish(settings, care=CARE)
    digest = made.edition(CARE).sha256
    assert index.edition("care") == made.edition(CARE)
    assert index.passages([p.id for p in made.passages("care", CARE)]) == list(made.passages("care", CARE))
    assert index.units([made.passages("care", CARE)[1].id]) == [made.units("care", CARE)[1]]
    assert index.group_units("care", digest, 0) == list(made.units("care", CARE))
    assert index.unit("care", digest, 2) == made.units("care", CARE)[2]
    assert index.record("care") == made.record("care", CARE)
    assert index.text("care", None, 0, 8) == "Children"
    index.close()


def test_neighbours_are_the_passages_around_without_itself(settings: Settings) -> None:
    index = publish(settings, care=CARE)
    first, second, third = made.passages("care", CARE)
    assert index.neighbours(second.id) == [first, third]
    assert index.neighbours(first.id, before=3, after=1) == [second]
    assert index.neighbours("unknown") == []


@pytest.mark.parametrize(
    ("term", "ordinals"),
    [
        ("childrens", {0}),
        ("children’s", {0}),
        ("4.25", {1}),
        ("budget rose", {1}),
        ("rose budget", set()),
        ("ty", {2}),
        ("sy’n", {2}),
        ("title:care AND (", set()),
        ("!?", set()),
    ],
)
def test_terms_and_phrases_find_the_passage_whatever_their_form(
    settings: Settings, term: str, ordinals: set[int]
) -> None:
    index = publish(settings, care=CARE)
    ids = {hit.passage_id for hit in index.full_text([(term, 1.0)], 10)}
    assert ids == {made.passages("care", CARE)[i].id for i in ordinals}


def test_a_heavier_term_ranks_its_passage_first(settings: Settings) -> None:
    index = publish(settings, care=CARE, roads=ROADS)
    hits = index.full_text([("budget", 0.1), ("potholes", 5.0)], 10)
    assert hits[0].passage_id == made.passages("roads", ROADS)[0].id


def test_nearest_is_cosine_similarity_and_the_same_text_is_nearest(settings: Settings) -> None:
    index = publish(settings, care=CARE, roads=ROADS)
    wanted = made.passages("roads", ROADS)[1]
    best = index.nearest(made.vector(wanted.indexed), 3)
    assert best[0].passage_id == wanted.id
    assert best[0].score == pytest.approx(1.0, abs=1e-5)


def test_only_allowed_editions_are_found(settings: Settings) -> None:
    index = publish(settings, care=CARE, roads=ROADS)
    roads = index.allowed(Filters(document_ids=("roads",)))
    owners = {hit.passage_id.split("/")[0] for hit in index.full_text([("children", 1.0)], 10, roads)}
    near = {hit.passage_id.split("/")[0] for hit in index.nearest(made.vector(CARE), 10, roads)}
    assert owners == near == {"roads"}
    assert index.full_text([("children", 1.0)], 10, {}) == index.nearest(made.vector(CARE), 10, {}) == []


def test_a_selective_filter_finds_what_an_over_fetch_would_miss(settings: Settings) -> None:
    many = "\n".join(f"Line {i} of a long report." for i in range(700))
    index = publish(settings, long=many, care=CARE)
    care = index.allowed(Filters(document_ids=("care",)))
    assert len(index.nearest(made.vector("Line 5 of a long report."), 10, care)) == 3
    both = index.allowed(Filters(document_ids=("care", "long")))
    assert len(index.nearest(made.vector("x"), 10, both)) == 10


def test_a_new_edition_supersedes_the_old_one_which_stays(settings: Settings) -> None:
    publish(settings, care=CARE).close()
    index = publish(settings, care=ROADS)
    newest, oldest = index.editions("care")
    assert (newest.status, oldest.status) == (Status.INDEXED, Status.SUPERSEDED)
    assert oldest.superseded_by == newest.edition
    assert index.full_text([("budget", 1.0)], 10) == []
    assert index.edition("care", oldest.edition).text == CARE
    assert [r.edition for r in index.records()] == [newest.edition]
    old = {"care": oldest.edition}
    assert {hit.passage_id for hit in index.nearest([1, 2, 3, 4], 10, old)} == {
        p.id for p in made.passages("care", CARE)
    }


def test_going_back_to_an_old_text_makes_it_current_again(settings: Settings) -> None:
    for text in (CARE, ROADS, CARE):
        publish(settings, care=text).close()
    index = Index.open(settings)
    assert index.edition("care").text == CARE
    assert [r.status for r in index.editions("care")] == [Status.INDEXED, Status.SUPERSEDED]


def test_as_of_takes_the_edition_that_was_current_then(settings: Settings) -> None:
    with Writer.open(settings, "tiny") as writer:
        made.put(writer, "care", CARE, published="2018-01")
        made.put(writer, "care", ROADS, published="2019-05-01")
        made.put(writer, "care", "Corrected.", published="2019-05-01", ingested_at="2026-02-03T00:00:00+00:00")
        writer.publish()
    index = Index.open(settings)
    texts = [CARE, ROADS, "Corrected."]
    days = [date(2018, 6, 1), date(2020, 1, 1), date(2026, 2, 3)]
    seen = [index.allowed(Filters(as_of=day)) for day in days]
    assert seen == [{"care": made.edition(text).sha256} for text in texts]
    assert index.allowed(Filters(as_of=date(2017, 12, 31))) == {}


def test_a_document_of_unknown_date_passes_no_date_filter(settings: Settings) -> None:
    index = publish(settings, care=CARE)
    assert index.allowed(Filters(published_from=date(1900, 1, 1))) == {}
    assert index.allowed(Filters(published_to=date(2100, 1, 1))) == {}
    assert "care" in index.allowed(Filters())


def test_records_come_in_pages_by_id(settings: Settings) -> None:
    index = publish(settings, b=CARE, a=ROADS, c="Third.")
    assert [r.id for r in index.records(limit=2)] == ["a", "b"]
    assert [r.id for r in index.records(after="b")] == ["c"]


def test_a_quarantined_file_is_listed_with_its_reason_and_cannot_answer(settings: Settings) -> None:
    with Writer.open(settings, "tiny") as writer:
        writer.quarantine(made.record("scan", "pixels", reason="It has no text."))
        writer.publish()
    index = Index.open(settings)
    (listed,) = index.records(status=Status.QUARANTINED)
    assert (listed.id, listed.reason) == ("scan", "It has no text.")
    assert index.allowed(Filters()) == {}
    with pytest.raises(UsageError, match="could not be read: It has no text"):
        index.edition("scan")
    assert index.nearest([1, 2, 3, 4], 5) == index.full_text([("pixels", 1)], 5) == []


def test_a_newer_file_that_cannot_be_read_leaves_the_document_current(settings: Settings) -> None:
    publish(settings, care=CARE).close()
    with Writer.open(settings, "tiny") as writer:
        writer.quarantine(made.record("care", "broken", reason="It is cut short."))
        writer.publish()
    index = Index.open(settings)
    held = index.record("care")
    assert held is not None
    assert held.edition == made.edition(CARE).sha256
    assert [r.status for r in index.editions("care")] == [Status.QUARANTINED, Status.INDEXED]
    publish(settings, care=ROADS).close()
    assert Status.QUARANTINED not in {r.status for r in Index.open(settings).editions("care")}


def test_a_link_is_seen_from_both_of_its_documents(settings: Settings) -> None:
    with Writer.open(settings, "tiny") as writer:
        for name, text in (("a", CARE), ("b", CARE), ("c", ROADS)):
            made.put(writer, name, text)
        writer.catalogue.put_links(
            [Link(LinkKind.NEAR_DUPLICATE, "a", "c", 0.6), Link(LinkKind.NEAR_DUPLICATE, "a", "b", 1.0)]
        )
        writer.publish()
    index = Index.open(settings)
    assert index.linked("a", LinkKind.NEAR_DUPLICATE) == ("b", "c")
    assert index.linked("c", LinkKind.NEAR_DUPLICATE) == ("a",)
    assert index.linked("a", LinkKind.TWIN) == ()


def test_removing_leaves_nothing_in_any_part(settings: Settings) -> None:
    publish(settings, care=CARE, roads=ROADS).close()
    with Writer.open(settings, "tiny") as writer:
        assert writer.remove("care")
        assert not writer.remove("unknown")
        writer.publish()
    index = Index.open(settings)
    assert index.record("care") is None
    assert index.full_text([("budget", 1.0)], 10) == []
    assert index.counts().passages == 2
    assert {hit.passage_id for hit in index.nearest([1, 2, 3, 4], 10)} == {p.id for p in made.passages("roads", ROADS)}


def test_another_embedder_drops_the_vectors_and_keeps_the_rest(settings: Settings) -> None:
    publish(settings, care=CARE).close()
    with Writer.open(settings, "other") as writer:
        assert writer.vectors_stale
        assert len(writer.missing_vectors()) == 3
        made.add_vectors(writer)
        writer.publish()
    index = Index.open(settings)
    assert index.embedder_id == "other"
    assert len(index.nearest([1, 2, 3, 4], 10)) == 3


def test_passages_without_vectors_are_not_published(settings: Settings) -> None:
    with Writer.open(settings, "tiny") as writer:
        writer.put(made.record("care", CARE), made.edition(CARE), made.passages("care", CARE), ())
        with pytest.raises(IndexDamagedError, match="3 passages are missing from its vectors"):
            writer.publish()
    with pytest.raises(NoIndexError):
        Index.open(settings)


def test_a_generation_that_lost_vectors_is_noticed(local: Settings) -> None:
    index = publish(local, care=CARE)
    index.close()
    vectors = Vectors(generation_folder(local, index.generation) / VECTORS)
    vectors.remove([made.passages("care", CARE)[0].id])
    vectors.close()
    with pytest.raises(IndexDamagedError, match="3 passages, but 2 in its vectors"):
        Index.open(local).nearest([1, 2, 3, 4], 5)


@pytest.mark.parametrize("part", ["catalogue.sqlite", "fulltext/meta.json"])
def test_a_generation_with_a_broken_part_is_noticed(local: Settings, part: str) -> None:
    index = publish(local, care=CARE)
    index.close()
    (generation_folder(local, index.generation) / part).write_bytes(b"rubbish" * 100)
    with pytest.raises(IndexDamagedError):
        Index.open(local)


def test_many_threads_may_ask_at_once(settings: Settings) -> None:
    index = publish(settings, care=CARE, roads=ROADS)
    found: list[int] = []

    def ask() -> None:
        for _ in range(20):
            ids = [hit.passage_id for hit in index.nearest([1, 2, 3, 4], 5)]
            found.append(len(index.units(ids)) + len(index.full_text([("children", 1.0)], 5)))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [7] * 120


def test_closing_lets_go_of_chroma(local: Settings) -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    index = publish(local, care=CARE)
    index.nearest([1, 2, 3, 4], 1)
    folder = str(generation_folder(local, index.generation) / VECTORS)
    assert folder in SharedSystemClient._identifier_to_system
    index.close()
    assert folder not in SharedSystemClient._identifier_to_system


NAMES = st.sampled_from(["a", "b", "c"])
WORDS = ["red", "green", "blue"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("\n".join)
STEPS = st.lists(st.tuples(NAMES, st.none() | TEXTS), min_size=1, max_size=6)  # no text: remove


def current_view(index: Index) -> object:
    allowed = index.allowed(Filters())
    words = {word: {hit.passage_id for hit in index.full_text([(word, 1)], 99)} for word in WORDS}
    near = {hit.passage_id: round(hit.score, 5) for hit in index.nearest([1, 2, 3, 4], 99)}
    return allowed, words, near, {id_: index.edition(id_) for id_ in allowed}


def applied(data: Path, steps: list[tuple[str, str | None]], at_once: bool) -> object:
    settings = Settings(data=data)
    for portion in [steps] if at_once else [[step] for step in steps]:
        with Writer.open(settings, "tiny") as writer:
            for name, text in portion:
                if text is None:
                    writer.remove(name)
                else:
                    made.put(writer, name, text)
            if writer.changed:
                writer.publish()
    try:
        index = Index.open(settings)
    except NoIndexError:
        return {}, {word: set() for word in WORDS}, {}, {}
    view = current_view(index)
    index.close()
    return view


@examples(max_examples=12, deadline=None)
@given(STEPS)
def test_any_sequence_of_changes_equals_a_fresh_build(steps: list[tuple[str, str | None]]) -> None:
    last = {name: text for name, text in steps if text is not None and dict(steps)[name] is not None}
    final: list[tuple[str, str | None]] = [*last.items()]
    with TemporaryDirectory() as one, TemporaryDirectory() as two, TemporaryDirectory() as three:
        fresh = applied(Path(two), final, at_once=True)
        assert applied(Path(one), steps, at_once=False) == fresh
        assert applied(Path(three), steps, at_once=True) == fresh
