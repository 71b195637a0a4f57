"""A server that is killed, whose disk is full, whose clock jumps or whose index cannot be written to: what each gave.

`python -m evals.benchmarks.faults DATA [--fault kill] [--times 5]`. DATA is a data folder, which is copied first. Each
time a server is started on the copy and asked over HTTP while the fault comes; then it is checked that every answer
given is read again byte for byte, that the answer log is whole, and that the index is what it was.

- kill: SIGKILL at a random moment while four clients ask and one adds documents.
- full: no file may grow any more (RLIMIT_FSIZE), as on a full disk.
- clock: the wall clock jumps a day ahead and a day back (needs libfaketime).
- readonly: the whole data folder is mounted read-only meanwhile (needs root).
"""

import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import click
import httpx

QUESTIONS = (
    "What were CIW's four priorities for Powys?",
    "How much did Bridgend overspend?",
    "Who led the audit in 2016?",
)
CLOCK = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
_FULL = 60_000  # bytes, the largest that a file may become: those of the index are larger
_SERVE = "from cli.main import main; main()"


@dataclass
class Server:
    """A server of its own process on a data folder."""

    data: Path
    environment: dict[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None
    port: int = 0

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        """Started and ready to answer; ended in the end."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = os.environ | {"CRAFFU_DATA": str(self.data), "CRAFFU_LOG_LEVEL": "error"} | self.environment
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _SERVE, "serve", "--port", str(self.port)],
            env=environment,
            preexec_fn=self.before,  # noqa: PLW1509  # nothing else runs in this process yet
        )
        try:
            self._wait(process)
            yield process
        finally:
            process.terminate()
            process.wait(60)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=120)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = monotonic() + 300
        while monotonic() < until and process.poll() is None:
            with suppress(httpx.HTTPError), self.client() as client:
                if client.get("/readyz").is_success:
                    return
            sleep(0.2)
        raise RuntimeError("the server did not start")


@dataclass
class Seen:
    """The bytes of every answer given, how often each status came, and what became of what was added."""

    answers: dict[str, bytes] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)

    def ask(self, client: httpx.Client, number: int) -> None:
        question = QUESTIONS[number % len(QUESTIONS)]
        reply = client.post("/v1/answers", json={"question": question})
        self.statuses[str(reply.status_code)] = self.statuses.get(str(reply.status_code), 0) + 1
        if reply.is_success:
            self.answers[reply.json()["id"]] = reply.content

    def add(self, client: httpx.Client, number: int) -> None:
        words = f"Torfaen note {number}\n\nTorfaen approved {number} foster carers that month.\n".encode()
        reply = client.post("/v1/documents?wait=60", files=[("files", (f"note-{number}.txt", words))])
        told = reply.json()
        self.added.append(
            f"{reply.status_code} {told['status']} {told.get('problem') or told.get('detail') or ''}".strip()
        )


def kill(data: Path, random: Random) -> str:
    """SIGKILL while answers are given and documents added; then a new server on what is left."""
    seen, server = Seen(), Server(data)
    with server.running() as process, ThreadPoolExecutor(5) as pool:
        for step in (seen.ask, seen.ask, seen.ask, seen.ask, seen.add):
            pool.submit(_on_and_on, server, step)
        sleep(random.uniform(3, 10))
        process.send_signal(signal.SIGKILL)
    return f"{_checked(Server(data), seen)}; added: {len(seen.added)}"


def full(data: Path, _: Random) -> str:
    """No file may grow beyond a size that the index's have: answers go on, nothing that is added is half there."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_FULL, _FULL))

    seen, server = Seen(), Server(data, before=limited)
    with server.running(), server.client() as client:
        seen.add(client, 2)
        for number in range(12):
            seen.ask(client, number)
        metrics = client.get("/metrics").text
    unrecorded = sum(
        float(line.split()[-1]) for line in metrics.splitlines() if line.startswith("craffu_unrecorded_total{")
    )
    return f"{_checked(Server(data), seen)}; not recorded: {unrecorded:.0f}; added: {seen.added}"


def clock(data: Path, _: Random) -> str:
    """The wall clock a day ahead and a day back, with rates of requests counted."""
    shift = data / "clock"
    shift.write_text("+0\n", encoding="ascii")
    faked = {"LD_PRELOAD": str(CLOCK), "FAKETIME_TIMESTAMP_FILE": str(shift), "FAKETIME_NO_CACHE": "1"}
    seen, server = Seen(), Server(data, faked | {"DONT_FAKE_MONOTONIC": "1", "CRAFFU_ADDRESS_RATE": "600"})
    with server.running(), server.client() as client:
        for number, jump in enumerate(("+0", "+1d", "-1d", "+0")):
            shift.write_text(f"{jump}\n", encoding="ascii")
            seen.ask(client, number)
    return _checked(Server(data), seen)


def readonly(data: Path, _: Random) -> str:
    """Everything mounted read-only under a running server: questions are answered, adding is refused."""
    seen, server = Seen(), Server(data)
    with server.running(), server.client() as client:
        seen.ask(client, 0)
        with _read_only(data):
            for number in range(3):
                seen.ask(client, number)
            reply = client.post("/v1/documents", files=[("files", ("note.txt", b"A note."))])
            seen.added.append(f"{reply.status_code} {reply.json().get('detail', '')}")
        seen.add(client, 1)
    return f"{_checked(Server(data), seen)}; added: {seen.added}"


@contextmanager
def _read_only(data: Path) -> Iterator[None]:
    for command in (["--bind", str(data), str(data)], ["-o", "remount,ro,bind", str(data)]):
        subprocess.run(["mount", *command], check=True)  # noqa: S603, S607
    try:
        yield
    finally:
        subprocess.run(["umount", str(data)], check=True)  # noqa: S603, S607


def _on_and_on(server: Server, step: Callable[[httpx.Client, int], None]) -> None:
    with suppress(httpx.HTTPError), server.client() as client:
        for number in range(10**6):
            step(client, number)


def _checked(server: Server, seen: Seen) -> str:
    """What a new server on the same data says of the answers given. Raises AssertionError where one is not the same."""
    with server.running(), server.client() as client:
        seen.add(client, 0)  # which clears what a killed one left
        lost = [id_ for id_, body in seen.answers.items() if client.get(f"/v1/answers/{id_}").content != body]
        documents = client.get("/v1/documents?limit=200").raise_for_status().json()["items"]
    for command in (["log", "check"], ["doctor"]):
        ran = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _SERVE, *command],
            env=os.environ | {"CRAFFU_DATA": str(server.data)},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, (command, ran.stdout.decode(), ran.stderr.decode())
    told = {"answers": len(seen.answers), "not kept": len(lost), "statuses": seen.statuses, "documents": len(documents)}
    return json.dumps(told)


FAULTS = {"kill": kill, "full": full, "clock": clock, "readonly": readonly}


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--fault", "names", multiple=True, type=click.Choice(list(FAULTS)), default=tuple(FAULTS))
@click.option("--times", default=1, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(data: Path, names: tuple[str, ...], times: int, seed: int) -> None:
    """Bring faults upon copies of DATA."""
    random = Random(seed)  # noqa: S311  # the same moments again, not secrets
    for name in names:
        for _ in range(times):
            with TemporaryDirectory(prefix="craffu-faults-") as folder:
                copy = Path(folder) / "data"
                shutil.copytree(data, copy)
                click.echo(f"{name}: {FAULTS[name](copy, random)}")


if __name__ == "__main__":
    main()
