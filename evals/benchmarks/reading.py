"""What a reader waits for, in a real browser, against a running server: from a click on a citation to the marked words.

    python -m evals.benchmarks.reading http://127.0.0.1:8000 "A question whose answer cites a long PDF"

Needs Chromium and Playwright (the `dev` extra). Milliseconds are the median of `TIMES`; bytes are as sent, without page
pictures. `at once` clicks as soon as the answer stands, `having read` after `READS` seconds, when the page was fetched
ahead. What other processes take of the machine counts too, so the load average is printed first and last."""

import os
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from evals.benchmarks.traced import trace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
TIMES = 7
READS = 2.0
_CITATION = "a.cite, a[data-reading]"
# Watched within the page: a question asked of it from outside would be answered a poll later.
_WATCH = """([picture]) => new Promise((seen) => { const look = () => {
    const mark = document.querySelector('#quote'), box = mark?.getBoundingClientRect();
    const there = !!box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
    const page = document.querySelector('.sheet img');
    if (there && (!picture || !page || (page.complete && page.naturalWidth > 0))) seen(true);
    else requestAnimationFrame(look); }; look(); })"""
_WEIGHT = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter((one) => !one.name.includes('.png')).reduce((sum, one) => sum + one.transferSize, 0)"""


def main() -> None:
    """Print one line a figure."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # of the `dev` extra

    url, question = sys.argv[1], sys.argv[2]
    answer = httpx.post(f"{url}/v1/answers", json={"question": question}, timeout=60).json()
    page = f"{url}/answers/{answer['id']}"
    _say(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, width in (("beside the answer", 1440), ("over the answer", 820)):
            for when, reads in (("at once", 0.0), ("having read", READS)):
                told = [_click(browser, page, width, reads) for _ in range(TIMES)]
                words, picture = (statistics.median(one[at] for one in told) for at in (0, 1))
                _say(f"{name}, {when}: marked words in view {words:.0f} ms, picture {picture:.0f} ms")
        for name, address in (("answer", page), ("reading", _cited(browser, page)), ("library", f"{url}/documents")):
            _loads(browser, name, address)
        browser.close()
    _say(f"load average {os.getloadavg()[0]:.1f}")


def _click(browser: "Browser", address: str, width: int, reads: float) -> tuple[float, float]:
    """Milliseconds from the click until the marked words are in view, and until the page's picture is there."""
    page = _open(browser, address, width)
    page.wait_for_timeout(reads * 1000)
    began = time.perf_counter()
    page.locator(_CITATION).first.click()
    page.evaluate(_WATCH, [False])
    seen = time.perf_counter()
    page.evaluate(_WATCH, [True])
    drawn = time.perf_counter()
    page.context.close()
    return (seen - began) * 1000, (drawn - began) * 1000


def _cited(browser: "Browser", address: str) -> str:
    page = _open(browser, address, 820)
    found = str(page.locator(_CITATION).first.evaluate("link => link.href"))
    page.context.close()
    return found


def _loads(browser: "Browser", name: str, address: str) -> None:
    """Paint and blocking time, and bytes, of a page in a browser that has nothing of it."""
    told = [trace(browser, address, 1440) for _ in range(TIMES)]
    fields = ("first", "largest", "blocked")
    first, largest, blocked = (statistics.median(getattr(one, field) for one in told) for field in fields)
    page = _open(browser, address, 1440)
    weight = page.evaluate(_WEIGHT)
    page.context.close()
    times = f"first paint {first:.0f} ms, largest {largest:.0f} ms, blocked {blocked:.0f} ms"
    _say(f"{name}: {times}, {weight / 1000:.0f} kB")


def _open(browser: "Browser", address: str, width: int) -> "Page":
    page = browser.new_context(viewport={"width": width, "height": 1000}).new_page()
    page.goto(address)
    return page


def _say(line: str) -> None:
    print(line)  # noqa: T201


if __name__ == "__main__":
    main()
