"""A run in parts."""

from evals.results import Run
from evals.slices import by_council, by_language, by_source_class, by_type
from tests.evals.replies import answered, case, citation, claim, declined, perfect
from tests.evals.runs import outcome


def parts(run: Run) -> list[dict[str, int]]:
    cuts = (by_type(run), by_council(run), by_source_class(run), by_language(run))
    return [{name: len(part) for name, part in cut.items()} for cut in cuts]


def test_a_run_is_cut_by_what_cases_say_and_documents_show() -> None:
    press = citation(1, source_class="press", authority="Bridgend")
    cited = answered([claim("Homes closed.", 1)], [press])
    run = Run(
        {},
        (
            outcome(case(id="a", question="What of Powys?", gold_docs=["oak.txt"], lang="en"), cited),
            outcome(case(id="b", question="What of homes?", gold_docs=["oak.txt"], type="list"), cited),
            outcome(case(id="c", question="Powys or Bridgend?", lang="cy"), perfect()),
            outcome(case(id="d", question="What of homes?"), declined()),
        ),
    )
    types, councils, classes, languages = parts(run)
    assert types == {"number": 3, "list": 1}
    assert councils == {"Bridgend": 1, "Powys": 1, "several": 1, "none named": 1}
    assert classes == {"press": 2, "not known": 2}
    assert languages == {"cy": 1, "en": 1, "not known": 2}


def test_what_could_not_be_told_comes_last() -> None:
    outcomes = [outcome(case(id=f"c{n}"), declined()) for n in range(3)]
    run = Run({}, (*outcomes, outcome(case(id="p", question="What of Powys?"), declined())))
    assert list(by_council(run)) == ["Powys", "none named"]
