"""What Chromium's own tracing says of loading a page: first and largest paint, and how long it was blocked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CATEGORIES = ["loading", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"]
_TASKS = {"RunTask", "ThreadControllerImpl::RunTask"}
_TRIES = 3
_LONG = 50_000  # microseconds: what of a task is beyond counts as blocking (web.dev/tbt)


@dataclass(frozen=True, slots=True)
class Load:
    """Milliseconds from the start of the navigation, but for `blocked`, which is a sum after the first paint."""

    first: float
    largest: float
    blocked: float


def trace(browser: "Browser", address: str, width: int) -> Load:
    """One load of a page in a browser that has nothing of it. A trace is now and then handed out without the start of
    the navigation or the paint, so it is taken again; raises RuntimeError where it never has them."""
    for _ in range(_TRIES):
        told = _told(_traced(browser, address, width), address)
        if told:
            return told
    raise RuntimeError(f"Chromium's trace has no navigation to {address} with a paint in it")


def _traced(browser: "Browser", address: str, width: int) -> Sequence[dict[str, Any]]:
    page = browser.new_context(viewport={"width": width, "height": 1000}).new_page()
    browser.start_tracing(page=page, categories=_CATEGORIES)
    page.goto(address)
    page.wait_for_timeout(300)  # for scripts that run when all is there
    events: Sequence[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    page.context.close()
    return events


def _told(events: Sequence[dict[str, Any]], address: str) -> Load | None:
    began = next((event for event in events if _begins(event, address)), None)
    if began is None:
        return None
    start, process = began["ts"], began["pid"]
    painted = [event["ts"] for event in events if event["name"] == "firstContentfulPaint" and event["pid"] == process]
    if not painted:
        return None
    largest = [event["ts"] for event in events if event["name"] == "largestContentfulPaint::Candidate"]
    threads = _main_threads(events)
    tasks = [event for event in events if event["name"] in _TASKS and (event["pid"], event["tid"]) in threads]
    blocked = sum(
        max(0, task.get("dur", 0) - _LONG) for task in tasks if task["pid"] == process and task["ts"] >= painted[0]
    )
    return Load((painted[0] - start) / 1000, (max(largest, default=painted[0]) - start) / 1000, blocked / 1000)


def _begins(event: dict[str, Any], address: str) -> bool:
    url = str(event.get("args", {}).get("data", {}).get("documentLoaderURL", ""))
    return event["name"] == "navigationStart" and url.startswith(address[:60])


def _main_threads(events: Sequence[dict[str, Any]]) -> set[tuple[int, int]]:
    return {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"].get("name") == "CrRendererMain"
    }
