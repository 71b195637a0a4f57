"""Find what is wrong with a question set: by itself, and against the documents held."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from corpus.folding import readable
from evals.case import Case, Expected
from evals.cases import Line, parse_lines, read_text
from evals.check_gold import against_documents
from evals.check_held import maybe_answered
from evals.check_repeats import repeated
from evals.facts import said, says, shown_fact
from evals.finding import Finding, Problem
from evals.holdings import Holdings

Said = Iterator[tuple[Problem, str]]


def check(path: Path, holdings: Holdings | None) -> tuple[Finding, ...]:
    """Everything wrong or doubtful with a question file, by line; without holdings, what the file alone can show.
    UsageError where it cannot be read or has no line."""
    return check_lines(tuple(parse_lines(read_text(path).split("\n"))), holdings)


def check_lines(lines: Sequence[Line], holdings: Holdings | None) -> tuple[Finding, ...]:
    """The same for lines that were read."""
    cases = [(line.number, line.case) for line in lines if line.case]
    found = [Finding(n.number, _id(n), Problem.FIELD, mistake) for n in lines for mistake in n.mistakes]
    found += [finding for check in (_drafts, _contradictions, _no_gold, _trips) for finding in _each(cases, check)]
    found += repeated(cases)
    if holdings:
        found += _each(cases, lambda case: against_documents(case, holdings))
        found += _each(cases, lambda case: maybe_answered(case, holdings))
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.doubt)))


def _each(cases: Iterable[tuple[int, Case]], check: Callable[[Case], Iterable[tuple[Problem, str]]]) -> list[Finding]:
    return [Finding(number, case.id, *said) for number, case in cases for said in check(case)]


def _id(line: Line) -> str:
    return line.case.id if line.case else ""


def _drafts(case: Case) -> Said:
    if case.draft:
        yield Problem.DRAFT, 'a draft does not count; put it right and take "draft" out, or delete the line'


def _contradictions(case: Case) -> Said:
    if case.answerable != (case.expected is Expected.ANSWER):
        yield Problem.CONTRADICTION, f"answerable is {str(case.answerable).lower()}, but {case.expected} is expected"
    for name in sorted({*case.near_docs} & case.good_docs):
        yield Problem.CONTRADICTION, f"{name} is named as right and as tempting and wrong"
    if case.reason and case.expected in {Expected.ANSWER, Expected.CORRECT_PREMISE}:
        yield Problem.CONTRADICTION, f"reasons for declining are given, but {case.expected} is expected"
    if case.gold_list and len(set(case.gold_list.items)) < len(case.gold_list.items):
        yield Problem.CONTRADICTION, "an item stands twice in the list"


def _no_gold(case: Case) -> Said:
    if case.expected is not Expected.ANSWER:
        return
    if not case.facts and case.yes_no is None:
        yield Problem.NO_GOLD, "nothing says what a right answer holds: give gold_facts, gold_list or yes_no"
    if not case.right_docs:
        yield Problem.NO_GOLD, "no document is named that holds the answer: give gold_docs or evidence"


def _trips(case: Case) -> Said:
    """A `must_not` that a right answer cannot but match."""
    for fact in case.must_not:
        if told := next((words for words in _told(case) if says(words, fact)), None):
            yield Problem.MUST_NOT_MATCHES_GOLD, f"must_not {shown_fact(fact)!r} matches what has to be said: {told!r}"
        elif quote := next((quote for quote in map(readable, case.quotes) if says(quote, fact)), None):
            yield Problem.MUST_NOT_IN_QUOTE, f"must_not {shown_fact(fact)!r} matches a gold quote: {quote!r}"


def _told(case: Case) -> Iterator[str]:
    """The words in the gold quotes that the facts match."""
    return (found.words for fact in case.facts for quote in map(readable, case.quotes) if (found := said(quote, fact)))
