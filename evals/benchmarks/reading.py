"""What a reader waits for, in a real browser, against a running server: from a click on a citation to the marked words.

    python -m evals.benchmarks.reading http://127.0.0.1:8000 "A question whose answer cites a long PDF"

Needs Chromium and Playwright (the `dev` extra). Milliseconds are the median of `TIMES`; bytes are as sent, without page
pictures."""

import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
TIMES = 7
_CITATION = "a.cite, a[data-reading]"
_SEEN = """() => { const mark = document.querySelector('#quote'); const box = mark?.getBoundingClientRect();
    return !!box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; }"""
_DRAWN = """() => { const page = document.querySelector('.sheet img');
    return !page || (page.complete && page.naturalWidth > 0); }"""
_FIGURES = """() => ({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    weight: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((one) => !one.name.includes('.png')).reduce((sum, one) => sum + one.transferSize, 0),
    blocked: window.blocked ?? 0 })"""
_WATCH = """window.blocked = 0; new PerformanceObserver((list) => { for (const task of list.getEntries())
    window.blocked += Math.max(0, task.duration - 50); }).observe({ type: 'longtask', buffered: true });"""


def main() -> None:
    """Print one line a figure."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # of the `dev` extra

    url, question = sys.argv[1], sys.argv[2]
    answer = httpx.post(f"{url}/v1/answers", json={"question": question}, timeout=60).json()
    page = f"{url}/answers/{answer['id']}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, width in (("beside the answer", 1440), ("on its own page", 820)):
            told = [_click(browser, page, width) for _ in range(TIMES)]
            print(f"{name}: marked words in view {_median(told, 0):.0f} ms, picture {_median(told, 1):.0f} ms")  # noqa: T201
        for name, address in (("answer", page), ("reading", _cited(browser, page)), ("library", f"{url}/documents")):
            paint, blocked, weight = _load(browser, address)
            print(f"{name}: first paint {paint:.0f} ms, blocked {blocked:.0f} ms, {weight / 1000:.0f} kB")  # noqa: T201
        browser.close()


def _click(browser: "Browser", address: str, width: int) -> tuple[float, float]:
    """Milliseconds from the click until the marked words are in view, and until the page's picture is there."""
    page = _open(browser, address, width)
    began = time.perf_counter()
    page.locator(_CITATION).first.click()
    page.wait_for_function(_SEEN)
    seen = time.perf_counter()
    page.wait_for_function(_DRAWN)
    drawn = time.perf_counter()
    page.context.close()
    return (seen - began) * 1000, (drawn - began) * 1000


def _cited(browser: "Browser", address: str) -> str:
    page = _open(browser, address, 820)
    page.locator(_CITATION).first.click()
    page.wait_for_function(_SEEN)
    found = page.url
    page.context.close()
    return found


def _load(browser: "Browser", address: str) -> tuple[float, float, float]:
    """First contentful paint and blocking time in milliseconds, and bytes."""
    told = []
    for _ in range(TIMES):
        page = _open(browser, address, 1440)
        page.wait_for_timeout(100)
        figures = page.evaluate(_FIGURES)
        told.append((figures["paint"], figures["blocked"], figures["weight"]))
        page.context.close()
    return _median(told, 0), _median(told, 1), _median(told, 2)


def _open(browser: "Browser", address: str, width: int) -> "Page":
    page = browser.new_context(viewport={"width": width, "height": 1000}).new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    return page


def _median(told: Sequence[tuple[float, ...]], at: int) -> float:
    return statistics.median(one[at] for one in told)


if __name__ == "__main__":
    main()
