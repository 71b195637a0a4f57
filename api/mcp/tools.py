"""The three tools that MCP offers: what each takes and gives, and how it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mcp_types import Tool, ToolAnnotations
from pydantic import BaseModel

from api.desk import Desk
from api.mcp.passage import read
from api.mcp.schemas import ReadArguments, ReadBody
from api.mcp.text import answer_text, search_text
from api.routes_search import SearchQuery, search_passages
from api.schemas_answers import AnswerBody, QuestionBody
from api.schemas_documents import SearchBody
from api.serving import Serving

Found = tuple[dict[str, Any], str]  # the reply as an object, and as text to read

_READ_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)


@dataclass(frozen=True, slots=True)
class Offered:
    """A tool with the pydantic models of its arguments and its reply."""

    name: str
    title: str
    about: str
    arguments: type[BaseModel]
    reply: type[BaseModel]
    use: Callable[[Any, Desk, Serving], Found]

    def described(self) -> Tool:
        """The tool as clients are told of it."""
        return Tool(
            name=self.name,
            title=self.title,
            description=self.about,
            input_schema=self.arguments.model_json_schema(),
            output_schema=self.reply.model_json_schema(mode="serialization"),
            annotations=_READ_ONLY,
        )


def _ask(body: QuestionBody, desk: Desk, _: Serving) -> Found:
    reply = desk.answer(body)
    return reply, answer_text(reply)


def _search(query: SearchQuery, _: Desk, serving: Serving) -> Found:
    found = search_passages(query, serving)
    return found.model_dump(mode="json", by_alias=True), search_text(found)


def _read(asked: ReadArguments, _: Desk, serving: Serving) -> Found:
    with serving.assistant() as assistant:
        found = read(assistant.sources.index, asked)
    text = f"{found.reference}\n\n{found.before}{found.text}{found.after}"
    return found.model_dump(mode="json", by_alias=True), text


TOOLS = (
    Offered(
        "ask",
        "Ask the documents",
        "Answer a question from the inspection reports, council papers and news that are held, in their own words, "
        "each statement with a citation [n]; or say that it is not held. Give the answer on as it is, with its [n].",
        QuestionBody,
        AnswerBody,
        _ask,
    ),
    Offered(
        "search",
        "Search the documents",
        "The passages that come nearest to some words, best first, with their places and the parts of their scores.",
        SearchQuery,
        SearchBody,
        _search,
    ),
    Offered(
        "read_passage",
        "Read a passage",
        "The text of a document at a place that ask or search gave, or of a page, with what stands around it.",
        ReadArguments,
        ReadBody,
        _read,
    ),
)
