"""What a language model adds to the time until the first claim, its own time apart.

`python -m evals.benchmarks.phrasing QUESTIONS` asks each question of the index in CRAFFU_DATA without a model and with
one, in turn, in one process. The model is a server on loopback that repeats its quotes after `--wait` seconds, so the
ratio tells what asking, sending and checking cost; add what your model takes. Claims come when all is checked, so the
first is there when the answer is.
"""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

import click

from assistant.answer import Assistant, Question
from corpus.settings import load_settings
from evals.cases import Case, read_cases
from workbench.answering import open_assistant


@dataclass(frozen=True)
class Compared:
    """Median milliseconds until the first claim of the answers that a model shortened, without it and with it."""

    answers: int
    shortened: int
    without: float
    with_model: float

    def __str__(self) -> str:
        return (
            f"{self.answers} answers, {self.shortened} shortened; first claim of those after {self.without:.0f} ms "
            f"without a model, {self.with_model:.0f} ms with one: {self.with_model / self.without:.2f} times\n"
        )


def compare(assistant: Assistant, cases: Sequence[Case]) -> Compared:
    """Ask every case both ways, after all were asked once. `assistant` has a model."""
    for case in cases:  # what is kept from an earlier asking is then kept for both
        assistant.answer(Question(case.question))
    pairs = []
    answers = 0
    for case in cases:
        began = perf_counter()
        assistant.answer(Question(case.question, phrased=False))
        between = perf_counter()
        reply = assistant.answer(Question(case.question))
        answers += reply.phrasing is not None
        if reply.phrasing and reply.phrasing.used:
            pairs.append((1000 * (between - began), 1000 * (perf_counter() - between)))
    without, with_model = (median(times) for times in zip(*pairs, strict=True))
    return Compared(answers, len(pairs), without, with_model)


@contextmanager
def repeating(seconds: float) -> Iterator[str]:
    """The address of a model that repeats its quotes after so many seconds."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            sleep(seconds)
            body = json.dumps(_repeated(request)).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()


def _repeated(request: dict[str, Any]) -> dict[str, Any]:
    evidence = json.loads(request["messages"][-1]["content"])["evidence"]
    sentences = [{"text": piece["text"], "evidence": [piece["n"]]} for piece in evidence]
    message = {"role": "assistant", "content": json.dumps({"sentences": sentences})}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": request["model"], "choices": [choice]}


@click.command()
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--wait", default=0.0, show_default=True, help="Seconds that the model takes.")
def main(questions: Path, wait: float) -> None:
    """Compare the time until the first claim of the QUESTIONS with a language model and without."""
    with repeating(wait) as url:
        settings = load_settings().model_copy(update={"llm_url": url, "llm_model": "repeating"})
        click.echo(str(compare(open_assistant(settings), read_cases(questions))), nl=False)


if __name__ == "__main__":
    main()
