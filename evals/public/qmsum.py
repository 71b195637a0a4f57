"""QMSum: transcripts of meetings, and questions about the turns in which something was said."""

from collections import Counter
from pathlib import Path

from pydantic import BaseModel, Field

from corpus.errors import UsageError
from evals.case import Case, Evidence, Expected
from evals.public.question_set import Document, QuestionSet
from evals.public.reading import existing, read_whole

_TELLING = 8  # words: a shorter turn ("Okay .", "Thank you .") stands all over a transcript


class _Turn(BaseModel):
    speaker: str
    content: str


class _Query(BaseModel):
    query: str = Field(min_length=1)
    answer: str
    relevant_text_span: list[tuple[int, int]]


class _Meeting(BaseModel):
    meeting_transcripts: list[_Turn] = Field(min_length=1)
    specific_query_list: list[_Query] = Field(default_factory=list)
    general_query_list: list[object] = Field(default_factory=list)


def read(path: Path) -> QuestionSet:
    """The set in a folder of meetings; a meeting is a document, a turn a paragraph. The meeting's name is put before
    each question. UsageError where a span lies beyond the transcript."""
    documents, cases, left_out = [], [], Counter[str]()
    files = sorted(existing(path).glob("*.json"))
    if not files:
        raise UsageError(f"{path} holds no .json file of a meeting.")
    for file in files:
        meeting = read_whole(file, _Meeting)
        title = f"Meeting {file.stem}"
        turns = [f"{turn.speaker}: {_tidy(turn.content)}" for turn in meeting.meeting_transcripts]
        documents.append(Document(f"{file.stem}.txt", "\n\n".join([title, *turns]), told={"title": title}))
        cases += [_case(file, place, query, meeting) for place, query in enumerate(meeting.specific_query_list, 1)]
        left_out["about a whole meeting"] += len(meeting.general_query_list)
    return QuestionSet(tuple(documents), tuple(cases), left_out)


def _tidy(content: str) -> str:
    return " ".join(content.split())


def _case(file: Path, place: int, asked: _Query, meeting: _Meeting) -> Case:
    turns = meeting.meeting_transcripts
    for first, last in asked.relevant_text_span:
        if not 0 <= first <= last < len(turns):
            raise UsageError(f"{file.name}, question {place}: no turns {first} to {last}; there are {len(turns)}.")
    spans = [turns[number] for first, last in asked.relevant_text_span for number in range(first, last + 1)]
    quotes = dict.fromkeys(_tidy(turn.content) for turn in spans if len(turn.content.split()) >= _TELLING)
    return Case(
        f"{file.stem}-{place}",
        f"Meeting {file.stem}: {asked.query}",
        "meeting",
        True,
        Expected.ANSWER,
        gold_docs=(f"{file.stem}.txt",),
        evidence=tuple(Evidence(f"{file.stem}.txt", quote) for quote in quotes),
        note=f"answer: {asked.answer}",
    )
