"""robots.txt: which pages a site lets programs read, asked once for each site (RFC 9309)."""

from collections.abc import Callable

from protego import Protego

from corpus.errors import FetchError, ServiceDownError
from ingest.fetch.address import site_of
from ingest.fetch.http import PRODUCT

MOST_BYTES = 500 * 1024  # RFC 9309: what a crawler must at least read
_LONGEST_DELAY = 30.0

Read = Callable[[str], bytes]


class Robots:
    """The rules of every site asked so far. `read` gives the bytes at an address, or raises FetchError."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._rules: dict[str, Protego | ServiceDownError] = {}

    def check(self, address: str) -> None:
        """Raises FetchError where the site asks programs to leave the page alone, ServiceDownError where its rules
        cannot be read now. A site without rules allows everything."""
        rules = self._of(site_of(address))
        if isinstance(rules, ServiceDownError):
            raise rules
        if not rules.can_fetch(address, PRODUCT):
            raise FetchError(
                "The site's robots.txt asks programs to leave this page alone; open it in a browser, save it and "
                "ingest the file."
            )

    def delay(self, address: str) -> float:
        """Seconds between requests that the site asks for, 0 where it does not say, at most half a minute."""
        rules = self._rules.get(site_of(address))
        asked = rules.crawl_delay(PRODUCT) if isinstance(rules, Protego) else None
        return min(float(asked or 0), _LONGEST_DELAY)

    def _of(self, site: str) -> Protego | ServiceDownError:
        if site not in self._rules:
            self._rules[site] = self._ask(site)
        return self._rules[site]

    def _ask(self, site: str) -> Protego | ServiceDownError:
        try:
            return Protego.parse(self._read(f"{site}/robots.txt").decode("utf-8", errors="replace"))
        except ServiceDownError as error:
            return ServiceDownError(f"The rules for programs at {site}/robots.txt cannot be read now. {error}")
        except FetchError:  # there is none, or it is not for us: nothing is forbidden
            return Protego.parse("")
