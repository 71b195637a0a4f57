"""A run for CI: JUnit XML, one test a case, and a Markdown summary."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.failures import STEPS, failures, lost_at, missing
from evals.report import estimated
from evals.results import Outcome, Run
from evals.slices import by_type
from evals.summary import METRICS, summarise

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(run: Run) -> str:
    """JUnit XML: a suite for each type, a test for each case; one without a score is skipped."""
    suites = Element("testsuites", name=str(run.about.get("questions", "questions")))
    for name, outcomes in by_type(run).items():
        failed = sum(outcome.scores["right"] == 0 for outcome in outcomes)
        skipped = sum(outcome.scores["right"] is None for outcome in outcomes)
        suite = SubElement(suites, "testsuite", name=_allowed(name), tests=str(len(outcomes)))
        suite.attrib |= {"failures": str(failed), "skipped": str(skipped)}
        for outcome in outcomes:
            _test(suite, name, outcome)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def markdown(run: Run) -> str:
    """The metrics as a table and the lost cases, each to be opened."""
    estimates = summarise(run)
    lines = [f"### {run.about.get('questions', 'questions')}: {_headline(run)}", ""]
    lines += ["| metric | value | 95 % interval | n |", "|---|---|---|---|"]
    rows = [(metric.label, *estimated(metric.name, estimates[metric.name])) for metric in METRICS]
    lines += [f"| {' | '.join(row)} |" for row in rows if row[1] != "-"]
    for outcome in failures(run):
        lines += ["", *_lost(outcome)]
    return "\n".join(lines) + "\n"


def _test(suite: Element, name: str, outcome: Outcome) -> None:
    seconds = (outcome.scores["wall_ms"] or 0) / 1000
    named = f"{outcome.case.id}: {outcome.case.question}"
    test = SubElement(suite, "testcase", name=_allowed(named), classname=name, time=f"{seconds:.3f}")
    if outcome.scores["right"] is None:
        SubElement(test, "skipped", message="the case does not say what is right")
    elif outcome.scores["right"] == 0:
        step = lost_at(outcome)
        failure = SubElement(test, "failure", type=step, message=f"{step}: {STEPS[step]}")
        failure.text = _allowed("\n".join([*missing(outcome), "", str(outcome.reply.get("answer") or "")]))


def _allowed(text: str) -> str:
    """The text without characters that XML does not have, such as those a PDF puts for line-end hyphens."""
    return _NOT_XML.sub(" ", text)


def _headline(run: Run) -> str:
    scored = [outcome for outcome in run.outcomes if outcome.scores["right"] is not None]
    return f"{sum(outcome.scores['right'] == 1 for outcome in scored)} of {len(scored)} right"


def _lost(outcome: Outcome) -> list[str]:
    question = _plain(outcome.case.question)
    lines = [f"<details><summary>{_plain(outcome.case.id)} ({lost_at(outcome)}): {question}</summary>", ""]
    lines += [f"- {_plain(each)}" for each in missing(outcome)]
    answer = str(outcome.reply.get("answer") or "").splitlines() or [""]
    return [*lines, "", *(f"> {_plain(line)}" for line in answer), "", "</details>"]


def _plain(text: str) -> str:
    """Text that Markdown and HTML show as it is."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"\\{char}" if char in "\\`*_[]|#" else char for char in escaped)
