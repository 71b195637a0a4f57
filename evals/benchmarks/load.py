"""Load from a second process: requests a second and their times at several numbers of clients, with or without ingest.

`python -m evals.benchmarks.load URL [--clients 1 --clients 8 ...] [--seconds 10] [--ingest]`. Each client asks, waits
for the whole reply and asks again; one request in `--every` is a question, the others read documents, their texts and
pages. With --ingest documents are added over HTTP meanwhile, one after another, so that generations are swapped under
load. Nothing may be dropped: every reply is counted by its status, a connection that breaks too. With --requests N so
many are sent in all instead, in ten parts, and the memory of the server (--pid) is told after each.
"""

import asyncio
import itertools
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import click
import httpx

QUESTIONS = (
    "What were CIW's four priorities for Powys?",
    "Who led the independent review of the 2016 audit in Powys?",
    "How much did Bridgend overspend in 2018?",
    "What did the inspectors say about Wrexham in 2020?",
    "Beth oedd blaenoriaethau AGC ar gyfer Powys?",
)


PARTS = 10


@dataclass(frozen=True)
class Load:
    """What is sent: for so many seconds or so many requests, one in `every` a question; `ingest` meanwhile."""

    url: str
    seconds: float
    every: int
    requests: int | None
    key: str | None
    ingest: bool

    def client(self, connections: int) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        return httpx.AsyncClient(base_url=self.url, headers=headers, limits=limits, timeout=120)


@dataclass
class Told:
    """What came of the requests of one run: seconds of questions and of the rest, and how often each status came."""

    questions: list[float] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return sum(self.statuses.values())


async def run(load: Load, clients: int) -> Told:
    """Send requests from so many clients at once, for the load's seconds or until its requests were sent."""
    told, numbers, ends = Told(), itertools.count(), perf_counter() + load.seconds
    async with load.client(clients) as client:
        paths = await _paths(client)

        async def ask_again() -> None:
            while perf_counter() < ends if load.requests is None else told.count < load.requests:
                await _one(client, next(numbers), load.every, paths, told)

        await asyncio.gather(*(ask_again() for _ in range(clients)))
    return told


async def _one(client: httpx.AsyncClient, number: int, every: int, paths: list[str], told: Told) -> None:
    asks = number % every == 0
    began = perf_counter()
    try:
        if asks:
            question = QUESTIONS[number // every % len(QUESTIONS)]
            response = await client.post("/v1/answers", json={"question": question})
        else:
            response = await client.get(paths[number % len(paths)])
        status = str(response.status_code)
    except httpx.HTTPError as error:
        status = type(error).__name__
    told.statuses[status] += 1
    (told.questions if asks else told.rest).append(perf_counter() - began)


async def _paths(client: httpx.AsyncClient) -> list[str]:
    items = (await client.get("/v1/documents?limit=20")).raise_for_status().json()["items"]
    held = [item["id"] for item in items if item["status"] == "indexed"]
    documents = [f"/v1/documents/{id_}{part}" for id_ in held for part in ("", "/text")]
    return [*documents, "/v1/documents?limit=50", "/healthz", "/readyz", "/documents", "/"]


async def add_again(load: Load, swaps: list[str], stop: asyncio.Event) -> None:
    """Add a document, another each time, until told to stop; the generations that came of it go into `swaps`."""
    async with load.client(1) as client:
        for number in itertools.count():
            if stop.is_set():
                return
            words = f"Torfaen note {number}\n\nTorfaen approved {number} foster carers that month.\n".encode()
            reply = await client.post("/v1/documents", files=[("files", (f"note-{number}.txt", words))])
            while reply.is_success and (told := reply.json())["status"] in {"waiting", "running"}:
                reply = await client.get(f"/v1/additions/{told['id']}?wait=5")
            swaps.append(told["snapshot"] if reply.is_success else str(reply.status_code))


async def measured(load: Load, clients: int) -> tuple[Told, list[str], float]:
    """What came of one run, the generations swapped to meanwhile, and how many seconds it took."""
    stop, swaps = asyncio.Event(), list[str]()
    adding = asyncio.create_task(add_again(load, swaps, stop)) if load.ingest else None
    began = perf_counter()
    told = await run(load, clients)
    took = perf_counter() - began
    stop.set()
    if adding:
        await adding
    return told, swaps, took


def percentile(values: list[float], part: float) -> float:
    """The smallest value that so large a part of the values does not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


def memory(pid: int) -> float:
    """MB that a process keeps in memory."""
    fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def row(clients: int, told: Told, swaps: list[str], took: float) -> str:
    times = [
        f"{percentile(each, part) * 1000:.0f}" for each in (told.questions, told.rest) for part in (0.5, 0.95, 0.99)
    ]
    statuses = " ".join(f"{status}:{count}" for status, count in sorted(told.statuses.items()))
    return f"| {clients} | {told.count / took:.0f} | {' | '.join(times)} | {statuses} | {len(swaps)} |"


@click.command()
@click.argument("url")
@click.option("--clients", multiple=True, type=int, default=(1, 8, 32, 128), show_default=True)
@click.option("--seconds", default=10.0, show_default=True)
@click.option("--every", default=5, show_default=True, help="One request in so many is a question.")
@click.option("--requests", type=int, help="Send as many in all, in ten parts, and tell the memory after each.")
@click.option("--pid", type=int, help="The server's process, for its memory.")
@click.option("--key", envvar="CRAFFU_KEY_SECRET", help="A writer's key, where keys are in use.")
@click.option("--ingest/--no-ingest", default=False, help="Add documents meanwhile.")
def main(clients: tuple[int, ...], pid: int | None, requests: int | None, **about: Any) -> None:  # noqa: ANN401
    """Ask the server at URL."""
    load = Load(requests=requests and requests // PARTS, **about)
    click.echo("| clients | requests/s | question p50 ms | p95 | p99 | rest p50 ms | p95 | p99 | statuses | swaps |")
    click.echo("|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|")
    for count in clients:
        for _ in range(PARTS if requests else 1):
            line = row(count, *asyncio.run(measured(load, count)))
            click.echo(f"{line} {memory(pid):.0f} MB |" if pid else line)


if __name__ == "__main__":
    main()
