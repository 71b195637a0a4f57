"""Runs as CI reads them."""

from xml.etree.ElementTree import fromstring

from evals.ci import junit, markdown
from evals.results import Run
from tests.evals.replies import answered, case, claim, perfect
from tests.evals.runs import UNTOLD, outcome, run


def test_junit_has_a_test_for_each_case_and_a_failure_for_each_lost_one() -> None:
    suites = fromstring(junit(run("staff", "cost")))  # our own
    assert suites.attrib["name"] == "q.jsonl"
    assert [(suite.attrib["name"], suite.attrib["tests"], suite.attrib["failures"]) for suite in suites] == [
        ("number", "1", "0"),
        ("who", "1", "1"),
        ("near miss", "1", "1"),
    ]
    failure = suites.find("testsuite[@name='who']/testcase/failure")
    assert failure is not None
    assert failure.attrib["type"] == "not selected"
    assert failure.text
    assert "not said: not told" in failure.text
    assert UNTOLD in failure.text


def test_a_case_that_cannot_be_judged_is_skipped() -> None:
    suites = fromstring(junit(Run({}, (outcome(case(), perfect()),))))
    assert suites.find("testsuite/testcase/skipped") is not None
    assert suites[0].attrib["skipped"] == "1"


def test_characters_that_xml_lacks_do_not_break_it() -> None:
    reply = answered([claim("de\ufffecision \x02 <b> & \U0001f600")])
    suites = fromstring(junit(Run({}, (outcome(case(gold_facts=["x"]), reply),))))
    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert "<b> & \U0001f600" in (failure.text or "")


def test_the_markdown_summary_has_the_metrics_and_the_lost_cases() -> None:
    text = markdown(run("staff"))
    assert text.startswith("### q.jsonl: 2 of 3 right\n")
    assert "| right | 0.667 | 0.000 to 1.000 | 3 |" in text
    assert "gold facts said, lists" not in text  # nothing to say, no row
    assert "<details><summary>staff (not selected): Who was told?</summary>" in text
    assert "homes (" not in text


def test_what_others_wrote_is_not_markdown() -> None:
    reply = answered([claim("<script> | # *x* [a](b)")])
    text = markdown(Run({}, (outcome(case(gold_facts=["zebra"], question="Who | what?"), reply),)))
    assert "<script>" not in text
    assert "Who \\| what?" in text
    assert "\\[a\\](b)" in text
