"""Find cases to be declined that the documents held may well answer, by words alone; a person has to look."""

from collections.abc import Iterator

from assistant.understand import understand
from assistant.values import holds
from corpus.document import DocumentRecord
from corpus.passage import Passage
from corpus.terms import load_vocabulary
from evals.case import Case, Expected
from evals.features import Features, features, stem
from evals.finding import Problem
from evals.holdings import Holdings
from evals.word_lists import word_lists

ENOUGH = 0.8  # of the question's content words
_PASSAGES = 50
_SHOWN = 120  # characters of the passage


def maybe_answered(case: Case, holdings: Holdings) -> Iterator[tuple[Problem, str]]:
    """The first passage that says every number, date and name of a question to be abstained from and `ENOUGH` of its
    content words by stem, and holds a value of the kind asked for. The passage counts with its title, headings, council
    and dates. This sees no synonyms and not who did what: most of what it finds will be near misses, as meant."""
    if case.expected is not Expected.ABSTAIN or case.answerable:
        return
    asked = features(case.question)
    content = asked.content - {stem(word) for word in word_lists().asking}
    if not content:
        return
    kind = understand(case.question, (), load_vocabulary()).asked
    hits = holdings.index.full_text([(word, 1.0) for word in _words(case.question, content)], _PASSAGES)
    for passage in holdings.index.passages([hit.passage_id for hit in hits]):
        record = holdings.index.record(passage.document_id, passage.edition)
        if record and holds(kind, passage.indexed) is not False and _says(asked, content, _whole(passage, record)):
            shown = " ".join(passage.indexed.split())[:_SHOWN]
            yield Problem.MAYBE_ANSWERED, f"to be declined, but {record.filename} may answer it: {shown!r}"
            return


def _says(asked: Features, content: frozenset[str], passage: Features) -> bool:
    return (
        {number.value for number in asked.loose_numbers} <= {number.value for number in passage.numbers}
        and all(any(day.within(other) for other in passage.dates) for day in asked.dates)
        and asked.names <= passage.words
        and len(content & passage.words) >= ENOUGH * len(content)
    )


def _whole(passage: Passage, record: DocumentRecord) -> Features:
    about = record.description
    shown = (about.title, about.authority, about.publisher, about.published, about.event_date, *passage.section)
    return features("\n".join([*(str(each) for each in shown if each), passage.indexed]))


def _words(question: str, content: frozenset[str]) -> list[str]:
    """The question's own words whose stems count: full text has an analyser of its own."""
    return [word for word in dict.fromkeys(question.replace("'s", "").split()) if stem(word.strip("?.,'’")) in content]
