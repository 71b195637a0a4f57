"""What is cited: documents, passages, exact quotes."""

from evals.cases import Expected
from evals.citing import (
    document_among,
    document_cited,
    document_recall,
    gold_quote_hit,
    near_cited,
    overlap,
    quotes_exact,
)
from evals.respondent import Found
from tests.evals.replies import FIRST, SECOND, answered, case, citation, claim, declined, perfect, respondent


def cites(*filenames: str) -> dict[str, object]:
    return answered(citations=[citation(n, filename=name) for n, name in enumerate(filenames, 1)])


def test_document_recall_counts_good_documents_against_gold_ones() -> None:
    both = case(gold_docs=["a", "b"])
    assert document_recall(both, cites("a", "x")) == 0.5
    assert document_recall(both, cites("a", "a", "b")) == 1
    assert document_recall(both, cites("x")) == 0


def test_an_equally_good_document_stands_in_for_a_gold_one_and_never_lifts_recall_above_one() -> None:
    wanted = case(gold_docs=["a"], also_docs=["b", "c"])
    assert document_recall(wanted, cites("b")) == 1
    assert document_recall(wanted, cites("a", "b", "c")) == 1
    assert document_cited(wanted, cites("c")) == 1
    assert document_cited(wanted, cites("d")) == 0


def test_without_gold_documents_there_is_no_score_and_declining_cites_nothing() -> None:
    assert document_recall(case(), cites("a")) is None
    assert document_cited(case(Expected.ABSTAIN, gold_docs=["a"]), cites("a")) is None
    nearest_only = declined(nearest=[citation(1, filename="a")])
    assert document_recall(case(gold_docs=["a"]), nearest_only) == 0


def test_citing_a_tempting_wrong_document_is_seen() -> None:
    assert near_cited(case(near_docs=["x"]), cites("a", "x")) == 1
    assert near_cited(case(near_docs=["x"]), declined(citations=[citation(1, filename="x")])) == 0
    assert near_cited(case(), cites("x")) is None


def test_quotes_overlap_when_six_words_run_the_same_however_they_are_set() -> None:
    assert overlap("closed 3 of its 12 homes on", FIRST)
    assert overlap("THE COUNCIL  closed 3 of its\n12 homes", FIRST)
    assert not overlap("closed 3 of its 12", "it closed 3 of its 14 homes")
    assert overlap("Oak House", "It was Oak House that closed")
    assert not overlap("", FIRST)


def test_a_gold_quote_is_hit_by_any_cited_quote() -> None:
    wanted = case(gold_quote=["Not this one at all, no.", FIRST])
    assert gold_quote_hit(wanted, perfect()) == 1
    assert gold_quote_hit(wanted, answered(citations=[citation(1, "Oakshire report.")])) == 0
    assert gold_quote_hit(case(), perfect()) is None


def test_documents_found_are_ranked_by_their_first_passage() -> None:
    wanted = case(gold_docs=["e"])
    ranked = [Found(name) for name in "aabbcdde"]
    assert document_among(wanted, ranked, 5) == 1
    assert document_among(wanted, ranked, 4) == 0
    assert document_among(wanted, [], 5) == 0
    assert document_among(wanted, None, 5) is None


def test_a_quote_is_exact_only_character_for_character_at_its_place() -> None:
    good = citation(1)
    moved = citation(2, start=good["start"] + 1)
    other_text = citation(3, quote="The council closed 4")
    not_held = citation(4, edition="e2")
    assert quotes_exact(answered(citations=[good]), respondent()) == 1
    assert quotes_exact(answered(citations=[good, moved, other_text, not_held]), respondent()) == 0.25


def test_a_quote_without_its_place_is_not_exact_unless_no_quote_has_one() -> None:
    placeless = {name: value for name, value in citation(2, SECOND).items() if name not in {"start", "end"}}
    assert quotes_exact(answered(citations=[citation(1), placeless]), respondent()) == 0.5
    assert quotes_exact(answered(citations=[placeless]), respondent()) is None


def test_quotes_shown_as_nearest_must_be_exact_too() -> None:
    assert quotes_exact(declined(nearest=[citation(1, start=0)]), respondent()) == 0


def test_the_respondents_own_check_has_to_agree() -> None:
    assert quotes_exact(answered([claim(FIRST, 1)], [citation(1)]), respondent(verify=lambda cited: False)) == 0
    assert quotes_exact(answered([claim(FIRST, 1)], [citation(1)]), respondent(verify=lambda cited: True)) == 1


def test_nothing_cited_or_no_text_to_look_in_is_no_score() -> None:
    assert quotes_exact(declined(), respondent()) is None
    assert quotes_exact(perfect(), respondent(text=None)) is None
