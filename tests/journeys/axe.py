"""axe-core over a page in the browser, in every look that a reader may have it: what a program can see of WCAG 2.2, A
and AA, and of good practice. A look is a colour scheme, a language, and how far the window is enlarged."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from api.language import ENGLISH, WELSH
from tests.journeys.reader import LOCALES

Scheme = Literal["light", "dark"]

LANGUAGES = (ENGLISH, WELSH)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
ZOOMS = (100, 400)  # per cent
WINDOW = (1280, 900)
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"type": "tag", "values": _TAGS}
# What the same markup can break when it is only painted or set otherwise; the other rules look at the markup.
_PAINTED = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size", "meta-viewport"],
}


@contextmanager
def looking(browser: Browser, address: str, language: str = ENGLISH, *, scripts: bool = True) -> Iterator[Page]:
    """A page of a browser in a language; axe's own code is let past the content security policy."""
    width, height = WINDOW
    context = browser.new_context(
        base_url=address,
        bypass_csp=True,
        locale=LOCALES[language],
        java_script_enabled=scripts,
        viewport={"width": width, "height": height},
    )
    yield context.new_page()
    context.close()


def faults(page: Page, zooms: Sequence[int] = ZOOMS) -> list[str]:
    """What axe finds in a page that is open, light and dark and enlarged by each of `zooms`, and where it is wider than
    the window. Afterwards the page is as before."""
    found = []
    shown = page.context.new_cdp_session(page)
    for at, (zoom, scheme) in enumerate(product(zooms, SCHEMES)):
        shown.send("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        shown.send("Emulation.setDeviceMetricsOverride", {**set_at(zoom), "mobile": False})
        seen = violations(page, painted=at > 0)
        if too_wide(page):
            seen.append("a reader has to scroll sideways")
        found += [f"{page.url} {scheme} {zoom} %: {fault}" for fault in seen]
    shown.detach()
    return found


def set_at(zoom: int) -> dict[str, int]:
    """What a browser that enlarges by `zoom` per cent makes of its window: fewer and larger pixels of the style sheet.
    Chromium with its own zoom at 400 % gives the same width, density and layout."""
    width, height = (side * 100 // zoom for side in WINDOW)
    return {"width": width, "height": height, "deviceScaleFactor": zoom // 100}


def violations(page: Page, *, painted: bool = False) -> list[str]:
    """What axe finds wrong, a line each: the rule, and the first element that breaks it. `painted` where the same page
    was looked at before in other colours or at another width."""
    options: Mapping[str, Any] = {
        "runOnly": _PAINTED if painted else _ALL,
        "resultTypes": ["violations"],
        "preload": False,  # of style sheets, for one rule that is none of these
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:200]}" for one in found]


def too_wide(page: Page) -> bool:
    """Whether a reader has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
