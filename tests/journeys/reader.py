"""A person at a browser: with the keyboard alone or by touch, in English or Welsh."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from api.language import ENGLISH, WELSH, translations

LOCALES = {ENGLISH: "en-GB", WELSH: "cy-GB"}
FURTHEST = 200  # stops of the Tab key on a page


@dataclass(frozen=True)
class Reader:
    """`by_touch` taps; else nothing but the keyboard is used."""

    page: Page
    language: str
    by_touch: bool

    def say(self, message: str) -> str:
        """A message of the pages in the reader's language."""
        return translations(self.language).gettext(message)

    def go_to(self, target: Locator) -> None:
        """Bring the focus to something, or a finger."""
        if self.by_touch:
            target.tap()
            return
        element = target.element_handle()
        for _ in range(FURTHEST):
            if self.page.evaluate("one => one === document.activeElement", element):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def use(self, target: Locator) -> None:
        """Follow a link or press a button."""
        self.go_to(target)
        if not self.by_touch:
            self.page.keyboard.press("Enter")

    def ask(self, question: str) -> None:
        """Put a question to the page with the form, and wait for its answer."""
        self.page.goto("/")
        self._send(self.page.get_by_label(self.say("Your question")), question, self.say("Ask"))

    def ask_on(self, question: str) -> None:
        """Ask a follow-up below an answer."""
        self._send(self.page.get_by_label(self.say("What else about this?")), question, self.say("Ask the follow-up"))

    def _send(self, field: Locator, question: str, button: str) -> None:
        self.go_to(field)
        self.page.keyboard.insert_text(question)
        self.use(self.page.get_by_role("button", name=button, exact=True))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(question)
        expect(self.page.get_by_role("heading", level=2).first).to_be_visible()


def context_of(browser: Browser, server: str, width: int, language: str, **options: object) -> BrowserContext:
    """A browser context whose pages are in a language, with no cookie yet."""
    size = {"width": width, "height": 900}
    return browser.new_context(base_url=server, viewport=size, locale=LOCALES[language], **options)  # type: ignore[arg-type]
