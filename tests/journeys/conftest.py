"""A real server on a free loopback port over the bundled corpus, and a real browser."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from api.app import create_app
from corpus.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@pytest.fixture(scope="session")
def served(bundled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a copy of the bundled corpus, to be written to."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(bundled.data, data)
    return Settings(data=data)


@pytest.fixture(scope="session")
def server(served: Settings) -> Iterator[str]:
    """The base address of a running server over the bundled corpus, ready to answer."""
    with serving(served) as address:
        yield address


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of a server on a free loopback port, ready to answer; it is stopped at the end."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        running = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="warning"))
        thread = threading.Thread(target=running.run, args=([listening],), daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        _wait_until_ready(address)
        yield address
        running.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; the test skips where it is absent. Closed after the last journey: its loop runs in this thread."""
    if not CHROMIUM.exists():
        pytest.skip(f"needs a browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield opened
        opened.close()


def _wait_until_ready(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.ConnectError:
            pass
        time.sleep(0.1)
    raise TimeoutError("the server was not ready within a minute")
