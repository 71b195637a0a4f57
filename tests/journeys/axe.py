"""axe-core over a page in the browser: what a program can see of WCAG 2.2 A and AA and of good practice."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page

from tests.journeys.reader import LOCALES

Scheme = Literal["light", "dark"]
Look = tuple[Scheme, str, int]  # colour scheme, language, and how far a window is enlarged, per cent

WINDOW = (1280, 900)
LOOKS: list[Look] = [("light", "en", 100), ("dark", "cy", 400), ("light", "cy", 100), ("dark", "en", 400)]
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"type": "tag", "values": _TAGS}
# What the same markup can break when it is only painted or set otherwise; the other rules look at the markup.
_PAINTED = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size", "meta-viewport"],
}


def set_at(zoom: int) -> dict[str, int]:
    """What a browser that enlarges by `zoom` per cent makes of its window: fewer and larger pixels of the style sheet.
    Chromium with its own zoom at 400 % gives the same width, density and layout."""
    width, height = (side * 100 // zoom for side in WINDOW)
    return {"width": width, "height": height, "deviceScaleFactor": zoom // 100}


@contextmanager
def looking(browser: Browser, address: str, look: Look, scripts: bool = True) -> Iterator[Page]:
    """A page of a browser that is set up for one look; axe's own code is let past the content security policy."""
    scheme, language, zoom = look
    made = set_at(zoom)
    context = browser.new_context(
        base_url=address,
        bypass_csp=True,
        color_scheme=scheme,
        locale=LOCALES[language],
        java_script_enabled=scripts,
        viewport={"width": made["width"], "height": made["height"]},
        device_scale_factor=made["deviceScaleFactor"],
    )
    yield context.new_page()
    context.close()


def look_again(shown: CDPSession, scheme: Scheme, zoom: int) -> None:
    """Show a page that is open in other colours, enlarged otherwise, for as long as the session lasts."""
    shown.send("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    shown.send("Emulation.setDeviceMetricsOverride", {**set_at(zoom), "mobile": False})


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
