"""What a reader is shown of how the question was understood."""

from datetime import date

from assistant.understand import understand
from corpus.terms import load_vocabulary


def shown(question: str, as_of: date | None = None) -> dict[str, object]:
    return understand(question, (), load_vocabulary(), as_of=as_of).shown.fields()


def test_a_misspelt_council_is_shown_with_what_it_was_read_as() -> None:
    assert shown("What did Wrecsham spend in 2018/19?")["councils"] == ["Wrexham"]
    assert shown("What did Wrexam spend in 2018/19?")["read_as"] == [{"written": "Wrexam", "as": "Wrexham"}]
    assert shown("What did Wrexham spend in 2018/19?")["read_as"] == []


def test_times_and_kind_of_answer_are_shown() -> None:
    fields = shown("How much did Conwy spend last year?", date(2020, 3, 1))
    assert fields["asks_for"] == ["money"]
    assert fields["periods"] == [{"from": "2019-01-01", "to": "2019-12-31"}]
    assert fields["as_of"] == "2020-03-01"
