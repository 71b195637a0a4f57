"""Which language a reader has the pages in, and the words of the pages in it: the catalogues of api/messages."""

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from starlette.requests import Request
from starlette.responses import Response

ENGLISH, WELSH = "en", "cy"
OWN_NAMES = {ENGLISH: "English", WELSH: "Cymraeg"}
MESSAGES = Path(__file__).parent / "messages"

_FIELD = "lang"
_COOKIE = "craffu_language"
_YEAR = 365 * 24 * 3600  # seconds


def N_(message: str) -> str:  # noqa: N802  # gettext's name for it: catalogues are made by looking for it
    """Marks a message of the code that a page translates when it shows it."""
    return message


def reader_language(request: Request) -> str:
    """ "en" or "cy": what the address asks for, else what was chosen before, else what the browser prefers."""
    for chosen in (request.query_params.get(_FIELD), request.cookies.get(_COOKIE)):
        if chosen in OWN_NAMES:
            return chosen
    preferred = request.headers.get("accept-language", "").casefold()
    return WELSH if preferred.startswith(WELSH) else ENGLISH


def other_language(language: str) -> str:
    return ENGLISH if language == WELSH else WELSH


def address_in(request: Request, language: str) -> str:
    """The same page in a language, as a relative address."""
    address = request.url.include_query_params(**{_FIELD: language})
    return f"{address.path}?{address.query}"


def remember(request: Request, response: Response) -> None:
    """Keep a language that the address asks for, in the one cookie there is."""
    chosen = request.query_params.get(_FIELD)
    if chosen in OWN_NAMES:
        response.set_cookie(_COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="lax")


@cache
def translations(language: str) -> NullTranslations:
    """The messages of a language; English ones are the ids. Welsh ones are marked fuzzy until a reader reviewed them,
    and are shown all the same."""
    if language == ENGLISH:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(language), use_fuzzy=True)
    compiled.seek(0)
    return Translations(compiled)


def catalogue(language: str, name: str = "*") -> Catalog:
    """All .po files of a language as one, or the one of a name."""
    whole = Catalog(locale=language)
    for path in sorted((MESSAGES / language).glob(f"{name}.po")):
        for message in read_po(BytesIO(path.read_bytes()), locale=language):
            if message.id:
                whole[message.id] = message
    return whole
