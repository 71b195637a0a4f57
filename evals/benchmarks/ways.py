"""The same question set asked by every way in: the claims and citations have to be the same.

`python -m evals.benchmarks.ways URL QUESTIONS` asks the library, over the index in CRAFFU_DATA, and the server at URL,
which serves the same index: over HTTP, streaming, OpenAI's chat interface, whole and streaming, and MCP.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import httpx
from mcp import Client

from corpus.errors import CraffuError
from corpus.settings import load_settings
from evals.case import Case
from evals.cases import read_cases
from evals.local import questioned
from evals.remote import TIMEOUT_SECONDS
from evals.report import aligned
from workbench.answering import open_assistant

Told = dict[str, Any]
Way = Callable[[httpx.Client, Case], Told]

_PLACE = ("document_id", "edition", "start", "end", "quote")


def told_by(reply: Mapping[str, Any]) -> Told:
    """What a reply states: outcome, words, each claim with the places of its quotes. Ids and times are its own."""
    reason = reply["reason"] and reply["reason"]["code"]
    nearest = [_place(citation) for citation in reply["nearest"]]
    stated = {name: reply[name] for name in ("status", "answer", "options", "snapshot")}
    return stated | {"claims": _claims(reply["claims"], reply["citations"]), "reason": reason, "nearest": nearest}


def over_http(client: httpx.Client, case: Case) -> Told:
    return told_by(_posted(client, "/v1/answers", _asked(case)).json())


def streamed(client: httpx.Client, case: Case) -> Told:
    """The claims and citations as they came one by one; the rest is the last event's."""
    body = _posted(client, "/v1/answers", {**_asked(case), "stream": True}).text
    events = [_event(block) for block in body.split("\n\n") if block]
    claims = [data for name, data in events if name == "claim"]
    citations = [data for name, data in events if name == "citation"]
    (whole,) = [data for name, data in events if name == "done"]
    return told_by({**whole, "claims": claims, "citations": citations})


def chatted(client: httpx.Client, case: Case) -> Told:
    reply = _posted(client, "/v1/chat/completions", _conversation(case)).json()
    content = reply["choices"][0]["message"]["content"]
    return told_by(reply["craffu"]) | {"answer": content}


def chat_streamed(client: httpx.Client, case: Case) -> Told:
    body = _posted(client, "/v1/chat/completions", {**_conversation(case), "stream": True}).text
    lines = [line.removeprefix("data: ") for line in body.splitlines() if line.startswith("data: {")]
    chunks = [json.loads(line) for line in lines]
    content = "".join(choice["delta"].get("content") or "" for chunk in chunks for choice in chunk["choices"])
    return told_by(next(chunk["craffu"] for chunk in chunks if "craffu" in chunk)) | {"answer": content}


WAYS: Mapping[str, Way] = {"HTTP": over_http, "streaming": streamed, "chat": chatted, "chat, streaming": chat_streamed}


def over_mcp(url: str, cases: Sequence[Case]) -> list[Told]:
    """Each case asked with the tool `ask`, in one conversation."""

    async def asked() -> list[Told]:
        async with Client(f"{url}/mcp") as client:
            return [told_by((await client.call_tool("ask", _asked(case))).structured_content) for case in cases]

    return asyncio.run(asked())


def compare(url: str, cases: Sequence[Case], library: Sequence[Told]) -> Iterator[tuple[str, list[str]]]:
    """Each way with the ids of the cases that it answers otherwise than the library."""
    with httpx.Client(base_url=url, timeout=TIMEOUT_SECONDS, trust_env=False) as client:
        for name, ask in WAYS.items():
            yield name, _others(cases, library, [ask(client, case) for case in cases])
    yield "MCP", _others(cases, library, over_mcp(url, cases))


def _others(cases: Sequence[Case], library: Sequence[Told], given: Sequence[Told]) -> list[str]:
    return [case.id for case, own, other in zip(cases, library, given, strict=True) if own != other]


def _claims(claims: Sequence[Mapping[str, Any]], citations: Sequence[Mapping[str, Any]]) -> list[Any]:
    cited = {citation["n"]: _place(citation) for citation in citations}
    return [(claim["text"], claim["kind"], [(n, cited[n]) for n in claim["citations"]]) for claim in claims]


def _place(citation: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(citation[name] for name in _PLACE)


def _asked(case: Case) -> dict[str, Any]:
    history = [{"question": turn.question, "answer": turn.answer} for turn in case.history]
    return {"question": case.question, "history": history, "as_of": case.as_of and case.as_of.isoformat()}


def _conversation(case: Case) -> dict[str, Any]:
    said = [text for turn in case.history for text in (turn.question, turn.answer)]
    roles = [("user", "assistant")[number % 2] for number in range(len(said) + 1)]
    messages = [{"role": role, "content": text} for role, text in zip(roles, [*said, case.question], strict=True)]
    return {"messages": messages, "craffu": {"as_of": _asked(case)["as_of"]}}


def _posted(client: httpx.Client, path: str, body: Mapping[str, Any]) -> httpx.Response:
    return client.post(path, json=body).raise_for_status()


def _event(block: str) -> tuple[str, dict[str, Any]]:
    name, data = block.split("\n", 1)
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


@click.command()
@click.argument("url")
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(url: str, questions: Path) -> None:
    """Ask the QUESTIONS by every way in, and say which replies are not the library's. Exit code 1 where some are."""
    try:
        assistant, cases = open_assistant(load_settings()), read_cases(questions)
    except CraffuError as error:
        raise click.ClickException(str(error)) from error
    library = [told_by(questioned(assistant).ask(case)) for case in cases]
    found = list(compare(url.rstrip("/"), cases, library))
    rows = [["way", "asked", "the same", "others"]]
    rows += [[way, str(len(cases)), str(len(cases) - len(ids)), " ".join(ids[:5]) or "-"] for way, ids in found]
    click.echo(aligned(rows))
    sys.exit(1 if any(ids for _, ids in found) else 0)


if __name__ == "__main__":
    main()
