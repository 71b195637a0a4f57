"""What made-up reports ask for is found whole, linked to what answers it, and its state read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.embedder import Embedder
from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from tests.workbench.recommendations.made import FILES
from workbench.kept import Kept
from workbench.recommendations.tracked import Tracked
from workbench.recommendations.tracker import Tracker


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    from ingest.run import ingest

    files = tmp_path_factory.mktemp("reports")
    for name, text in FILES.items():
        Path(files / name).write_text(text, encoding="utf-8")
    made = Settings(data=tmp_path_factory.mktemp("tracked"))
    ingest([files], made)
    return made


@pytest.fixture(scope="module")
def index(settings: Settings) -> Iterator[Index]:
    opened = Index.open(settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def everything(index: Index, settings: Settings, embedder: Embedder) -> tuple[Tracked, ...]:
    return Tracker(Kept(index, settings.data), embedder).all(Filters())


def of(everything: tuple[Tracked, ...], filename: str) -> list[Tracked]:
    return [each for each in everything if each.record.filename == filename]


def states(everything: tuple[Tracked, ...], filename: str) -> dict[str | None, str]:
    return {each.asked.number: each.state.value for each in of(everything, filename)}


def test_headings_repeated_with_a_line_for_the_response(everything: tuple[Tracked, ...]) -> None:
    found = {"1": "accepted_in_part", "2": "rejected", "3": "accepted"}
    assert states(everything, "senedd-report.md") == found


def test_short_labels_answered_in_a_table(everything: tuple[Tracked, ...]) -> None:
    found = {"1": "accepted", "2": "accepted_in_part", "3": "rejected"}
    assert states(everything, "audit-report.md") == found


def test_welsh_labels_and_answers(everything: tuple[Tracked, ...]) -> None:
    assert states(everything, "estyn-adroddiad.md") == {"1": "accepted", "2": "accepted_in_part"}


def test_sentences_that_name_several_numbers_and_parts(everything: tuple[Tracked, ...]) -> None:
    found = {"1": "accepted", "2": "accepted_in_part", "3": "accepted", "4": "rejected"}
    assert states(everything, "commission-report.md") == found


def test_causes_of_concern_lists_with_a_lead_in_and_areas(everything: tuple[Tracked, ...]) -> None:
    found = of(everything, "force-report.md")
    assert [each.asked.kind.value for each in found] == ["cause", "recommendation", "recommendation", "area", "area"]
    lead_in = found[1].asked.lead_in
    assert lead_in is not None
    assert lead_in.text.startswith("By 30 September 2019")
    assert {each.state.value for each in found} == {"no_later_mention"}


def test_areas_under_lines_that_are_no_headings_and_the_status_in_a_plan(everything: tuple[Tracked, ...]) -> None:
    found = [each.state.value for each in of(everything, "check-letter.md")]
    assert found == ["done", "in_progress", "no_later_mention"]


def test_proposals_in_a_table_answered_in_a_councils_own_report(everything: tuple[Tracked, ...]) -> None:
    assert states(everything, "proposals.md") == {"1": "accepted", "2": "accepted_in_part"}
    assert of(everything, "proposals-answered.md") == []


def test_what_a_committee_resolves_to_recommend(everything: tuple[Tracked, ...]) -> None:
    assert len(of(everything, "minutes.md")) == 2


def test_who_asked_is_told_for_inquiries_without_a_publisher_of_their_own(everything: tuple[Tracked, ...]) -> None:
    assert {each.asked.asker for each in of(everything, "commission-report.md")} == {"Winter Roads Commission"}
    assert [each.asked.addressee for each in of(everything, "senedd-report.md")][2] == "Local authorities"


def test_numbers_with_a_point_in_a_column_answered_by_yes_and_no_and_a_colour(everything: tuple[Tracked, ...]) -> None:
    assert states(everything, "tabled-report.md") == {"2.1": "done", "2.2": "accepted_in_part", "3.1": "rejected"}
    first = of(everything, "tabled-report.md")[0].asked
    assert first.words.startswith("Schools should")
    assert first.words.endswith("overnight.")


def test_bullets_answered_beside_their_own_words(everything: tuple[Tracked, ...]) -> None:
    found = of(everything, "bullets-report.md")
    assert [each.state.value for each in found] == ["accepted", "noted"]
    assert found[0].answers[0].quotes[0].text.startswith("Agreed")


def test_a_coroners_concerns_and_nothing_of_what_follows_them(everything: tuple[Tracked, ...]) -> None:
    found = [(each.asked.kind.value, each.asked.number) for each in of(everything, "coroner.md")]
    assert found == [("cause", "1"), ("cause", "2")]


def test_numbers_that_run_on_through_sections_that_discuss_first(everything: tuple[Tracked, ...]) -> None:
    assert [each.asked.number for each in of(everything, "running.md")] == ["1", "2", "3", "4"]
    assert not any("told us" in each.asked.words for each in of(everything, "running.md"))


def test_a_list_that_marks_what_it_concludes_and_what_it_recommends(everything: tuple[Tracked, ...]) -> None:
    assert [each.asked.number for each in of(everything, "marked-report.md")] == ["2", "4", "5"]


def test_answers_below_repeated_words_under_numbers_of_their_own(everything: tuple[Tracked, ...]) -> None:
    assert states(everything, "marked-report.md") == {"2": "rejected", "4": "no_later_mention", "5": "accepted"}
    answers = [each.answers[0].quotes[0].text for each in of(everything, "marked-report.md")]
    assert [answer.split()[1] for answer in answers] == ["department", "sum", "accepted"]
    assert of(everything, "marked-response.md") == []


def test_a_list_whose_heading_is_not_seen_as_one_by_the_paragraphs_it_names(everything: tuple[Tracked, ...]) -> None:
    assert [each.asked.number for each in of(everything, "referenced.md")] == ["2", "4", "5"]


def test_a_document_that_answers_by_its_subtitle_asks_nothing(everything: tuple[Tracked, ...]) -> None:
    assert of(everything, "subtitled.md") == []


def test_paragraphs_that_ask_one_after_another_each_with_its_list(everything: tuple[Tracked, ...]) -> None:
    words = [each.asked.words for each in of(everything, "points.md")]
    assert [text.split()[-1] for text in words] == ["college.", "waiting.", "therapy."]


def test_an_answer_whose_report_is_not_held_tells_what_was_asked_too(everything: tuple[Tracked, ...]) -> None:
    found = of(everything, "reply-alone.md")
    assert [each.asked.words.split()[-1] for each in found] == ["week.", "pounds.", "door."]
    assert [each.state.value for each in found] == ["done", "rejected", "accepted_in_part"]
    assert {(each.asked.restated, each.when) for each in found} == {(True, None)}


def test_a_tracker_tells_more_of_what_an_answer_repeated_and_what_else_was_asked(
    everything: tuple[Tracked, ...],
) -> None:
    first = of(everything, "reply-alone.md")[0]
    assert [source.record.filename for source in first.sources] == ["reply-alone.md", "tracker-alone.md"]
    assert [answer.state.value for answer in first.answers if answer.state] == ["accepted", "done"]
    assert [each.asked.words.split()[0] for each in of(everything, "tracker-alone.md")] == ["Libraries"]


def test_what_an_audit_marks_by_a_word_with_the_managements_answer_below_it(everything: tuple[Tracked, ...]) -> None:
    found = of(everything, "audit-findings.md")
    assert [each.state.value for each in found] == ["accepted", "accepted_in_part"]
    assert found[1].answers[0].quotes[0].text.endswith("Bus fares have no receipts.")


def test_a_resolution_that_accepts_one_recommendation_and_not_another(everything: tuple[Tracked, ...]) -> None:
    assert states(everything, "asked-by-minutes.txt") == {"1": "accepted", "2": "rejected"}


def test_every_quote_stands_in_its_text(everything: tuple[Tracked, ...], index: Index) -> None:
    quotes = [(each.record, quote) for each in everything for quote in each.asked.quotes]
    quotes += [(answer.record, quote) for each in everything for answer in each.answers for quote in answer.quotes]
    assert len(quotes) > 30
    for record, quote in quotes:
        assert index.text(record.id, record.edition, quote.start, quote.end) == quote.text


def test_what_came_after_the_day_asked_about_is_hidden(index: Index, settings: Settings, embedder: Embedder) -> None:
    from datetime import date

    tracker = Tracker(Kept(index, settings.data), embedder)
    before = tracker.all(Filters(as_of=date(2023, 4, 1)))
    assert states(before, "senedd-report.md") == dict.fromkeys(("1", "2", "3"), "no_later_mention")
