"""axe-core over a page in the browser: what a program can see of WCAG 2.2 A and AA and of good practice."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}

# Each way of looking at a page: colour scheme, language, and width in CSS pixels; 320 is a window of 1280 at 400 %.
LOOKS = [("light", "en", 1280), ("dark", "cy", 320), ("light", "cy", 1280), ("dark", "en", 320)]


@contextmanager
def looking(browser: Browser, address: str, look: tuple[str, str, int], scripts: bool = True) -> Iterator[Page]:
    """A page of a browser that is set up for one look; axe's own code is let past the content security policy."""
    scheme, language, width = look
    context = browser.new_context(
        base_url=address,
        bypass_csp=True,
        color_scheme="dark" if scheme == "dark" else "light",
        extra_http_headers={"Accept-Language": language},
        java_script_enabled=scripts,
        viewport={"width": width, "height": 900 if width > 800 else 640},
    )
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds wrong, a line each: the rule, and the first element that breaks it."""
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:200]}" for one in found]
