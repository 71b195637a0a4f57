from pathlib import Path

from api.kept_answers import KeptAnswers


def test_the_same_bytes_come_back(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path / "data")
    kept.keep("one", '{"answer": "Plant sy’n derbyn gofal"}'.encode())
    assert KeptAnswers(tmp_path / "data").get("one") == '{"answer": "Plant sy’n derbyn gofal"}'.encode()


def test_an_unknown_answer_is_none_and_makes_no_file(tmp_path: Path) -> None:
    assert KeptAnswers(tmp_path).get("none") is None
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_answers_go_first(tmp_path: Path) -> None:
    kept = KeptAnswers(tmp_path, most=2)
    for name in ("one", "two", "three"):
        kept.keep(name, name.encode())
    assert [kept.get(name) for name in ("one", "two", "three")] == [None, b"two", b"three"]
