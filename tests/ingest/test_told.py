"""What a user tells of files, in a list beside them or above their text, wins over what they say themselves."""

from pathlib import Path

import pytest

from corpus.document import PartialDate, SourceClass
from corpus.index import Index
from corpus.settings import Settings
from ingest.run import ingest
from ingest.sources.sources import Told, find_sources
from ingest.sources.told import told_by_list, with_lists
from ingest.sources.told_fields import told_digest
from ingest.summary import Change
from tests.ingest.reading import read

_TEXT = "Care report\n\nVisits to children in care by Cardiff Council were late in March.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(_TEXT)
    (folder / "deep" / "b.txt").write_text(_TEXT.replace("Care", "Roads"))
    return folder


def listed(folder: Path, content: str) -> Path:
    path = folder / "sources.csv"
    path.write_text(content)
    return path


def told(folder: Path, given: Path | None = None) -> dict[str, tuple[Told, ...]]:
    sources, _ = with_lists(find_sources([given or folder]), [given or folder])
    return {source.path.name: source.told for source in sources}


def test_a_list_tells_of_the_files_beside_it_and_is_no_document(folder: Path) -> None:
    listed(folder, "file,council,date\na.txt,Powys,2019-03\ndeep/b.txt,,2020\n")
    assert told(folder) == {
        "a.txt": (Told("user", {"published": "2019-03", "authority": "Powys"}),),
        "b.txt": (Told("user", {"published": "2020"}),),
    }


def test_the_nearest_list_comes_last_and_so_wins(folder: Path) -> None:
    listed(folder, "file,date\ndeep/b.txt,2019\n")
    listed(folder / "deep", "file;date\nb.txt;2020\n")
    assert [one.values for one in told(folder)["b.txt"]] == [{"published": "2019"}, {"published": "2020"}]


def test_a_list_given_by_its_own_path_brings_the_files_it_names(folder: Path) -> None:
    path = listed(folder, "file,date\na.txt,2019\n").rename(folder / "mine.csv")
    assert told(folder, path) == {"a.txt": (Told("user", {"published": "2019"}),)}


def test_a_file_given_by_its_own_path_is_told_of_by_the_list_beside_it(folder: Path) -> None:
    listed(folder, "file,date\na.txt,2019\n")
    assert told(folder, folder / "a.txt") == {"a.txt": (Told("user", {"published": "2019"}),)}


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        ("file,colour\na.txt,red\n", "line 1: column 'colour' is not known"),
        ("file,date\na.txt,2019-13\n", "line 2, column date: '2019-13' is no published"),
        ("file,language\n\na.txt,fr\n", "line 3, column language: 'fr' is no language"),
        (
            "file,period\na.txt,2020/2019\n",
            "line 2, column period: '2020/2019' is no period (it ends before it begins)",
        ),
        ("file,source class\na.txt,friend\n", "line 2, column source class: 'friend' is no source class"),
        ("file,date\nc.txt,2019\n", "line 2: there is no file c.txt"),
        ("file,date\n../papers2/c.txt,2019\n", "line 2: ../papers2/c.txt is not in the list's folder"),
        ("file,date\n,2019\n", "line 2: it names no file"),
        ("url,date\nhttps://example.org/a,2019\n", "line 1: there is no column file, so it lists addresses"),
        ("council\nPowys\n", "line 1: there is no column file, so nothing is told"),
        ('file,date\n"a.txt,2019\n', "it cannot be read as a list"),
    ],
)
def test_what_is_not_right_is_said_with_line_and_column(folder: Path, content: str, warning: str) -> None:
    path = listed(folder, content)
    (said,) = told_by_list(path).warnings
    assert said.startswith(str(path))
    assert warning in said


def test_the_rest_of_a_list_that_is_not_all_right_counts(folder: Path) -> None:
    path = listed(folder, "file,date,council\nc.txt,2019,Powys\na.txt,soon,Powys\n")
    listing = told_by_list(path)
    assert [dict(one.values) for one in listing.told.values()] == [{"authority": "Powys"}]
    assert len(listing.warnings) == 2


def test_a_list_that_is_no_text_tells_nothing(folder: Path) -> None:
    path = folder / "sources.csv"
    path.write_bytes(b"file,date\na.txt,\xff\xfe\x00\n")
    assert told_by_list(path).told == {}
    assert "cannot be read as a list" in told_by_list(path).warnings[0]


def test_where_a_file_was_fetched_is_no_telling() -> None:
    fetched = Told("web address", {"url": "https://example.org", "retrieved_at": "2026-01-01"})
    assert told_digest([]) == told_digest([fetched]) == ""
    assert told_digest([Told("user", {"title": "A"})]) != told_digest([Told("user", {"title": "B"})])


def test_a_changed_list_describes_an_unchanged_file_anew_without_embedding_it(folder: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    ingest([folder], settings)
    listed(folder, "file,council,colour\na.txt,Ynys Môn,red\n")
    second = ingest([folder], settings)
    assert {Path(one.path).name: one.change for one in second.outcomes} == {
        "a.txt": Change.UPDATED,
        "b.txt": Change.UNCHANGED,
    }
    assert (second.embedded, second.published, len(second.warnings)) == (0, True, 1)
    third = ingest([folder], settings)
    assert not third.published
    index = Index.open(settings)
    (record,) = [record for record in index.records() if record.filename == "a.txt"]
    index.close()
    described = record.description
    assert (described.authority, described.origins["authority"]) == ("Anglesey", "user")
    assert described.certainty["authority"] == "certain"


@pytest.mark.parametrize("name", ["note.md", "note.txt"])
def test_front_matter_is_what_a_user_tells(name: str) -> None:
    front = (
        "---\n# mine\ntitle: 'Our visit'\ncouncil: Powys\ndate: 2019-03\nsource class: council\nkind: PEI\n"
        "committee: Health and Care\ntags:\n- care\n- visits\nmeeting_date: soon\n---\n"
    )
    described = read(front + _TEXT, name).description
    assert (described.title, described.authority, described.published) == ("Our visit", "Powys", PartialDate(2019, 3))
    assert (described.source_class, described.committee) == (SourceClass.COUNCIL, "Health and Care")
    assert described.kind == "performance evaluation inspection"
    assert described.meeting_date is None
    told_of = ("title", "authority", "published", "source_class", "committee", "kind")
    assert {described.origins[field] for field in told_of} == {"user"}
    assert {described.certainty[field] for field in told_of} == {"certain"}


def test_a_list_wins_over_front_matter(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text("---\ncouncil: Powys\n---\n" + _TEXT)
    listed(folder, "file,council\na.txt,Wrexham\n")
    settings = Settings(data=tmp_path / "data")
    ingest([folder / "a.txt"], settings)
    index = Index.open(settings)
    (record,) = index.records()
    index.close()
    assert record.description.authority == "Wrexham"


@pytest.mark.parametrize("told", ["publisher: Audit Wales", "kind: audit report"])
def test_the_source_class_follows_from_what_is_told(told: str) -> None:
    described = read(f"---\n{told}\n---\n{_TEXT}").description
    assert described.source_class is SourceClass.AUDITOR
    assert described.origins["source_class"] == "user"
