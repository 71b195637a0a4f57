"""What a language model is sent, numbered quotes and the question, and how its reply is read."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.messages import written_date
from assistant.model.configured import UnansweredError
from assistant.model.wording import sentences_of
from assistant.reply import Citation
from corpus.folding import readable

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)  # whatever stands around it: prose, Markdown fences
_MARKERS = re.compile(r"\s*\[\d+(?:,\s*\d+)*\]")


class Sentence(NamedTuple):
    """A sentence as the model wrote it, and the numbers of the quotes that it names."""

    text: str
    evidence: tuple[int, ...]


class _SentenceBody(BaseModel):
    model_config = ConfigDict(strict=True)

    text: str = Field(max_length=2_000)
    evidence: list[int] = Field(max_length=50)


class _ReplyBody(BaseModel):
    sentences: list[_SentenceBody] = Field(max_length=50)


def instruction() -> str:
    return str(_prompt()["instruction"]).strip()


def schema() -> dict[str, Any]:
    """The JSON Schema of a reply."""
    return dict(json.loads(_prompt()["schema"]))


def as_data(question: str, evidence: Sequence[Sequence[Citation]]) -> str:
    """The question and the evidence as JSON, so that no text in it can end where it ends. Each piece is numbered from
    1 and is one quote, or a few that need each other."""
    numbered = [_piece(n, citations) for n, citations in enumerate(evidence, 1)]
    return json.dumps({"question": question, "evidence": numbered}, ensure_ascii=False)


def read_reply(text: str) -> tuple[Sentence, ...]:
    """The sentences of a reply. UnansweredError where it is not what was asked for."""
    found = _OBJECT.search(text)
    try:
        body = _ReplyBody.model_validate_json(found.group() if found else text)
    except ValidationError as error:
        raise UnansweredError("malformed") from error
    return tuple(
        Sentence(text, tuple(each.evidence)) for each in body.sentences for text in sentences_of(_clean(each.text))
    )


def _clean(text: str) -> str:
    """On one line, without the citation markers that models like to add."""
    return " ".join(_MARKERS.sub("", text).split())


def _piece(n: int, citations: Sequence[Citation]) -> Mapping[str, Any]:
    about = citations[-1].description
    day = about.published
    return {
        "n": n,
        "text": " ".join(readable(citation.quote) for citation in citations),
        "publisher": about.publisher,
        "date": written_date(day.year, day.month, day.day, "en") if day else None,
        "council": about.authority,
    }


@cache
def _prompt() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "prompt.toml").read_text(encoding="utf-8"))
