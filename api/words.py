"""How the pages say dates, periods, numbers, source classes and languages to a reader, in English or Welsh."""

from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from api.language import ENGLISH, N_, translations
from corpus.document import PartialDate, Period
from corpus.terms import load_vocabulary

# What Babel makes of a date known to the day, the month or the year.
_DAY, _MONTH, _YEAR = "d MMMM y", "LLLL y", "y"


SOURCE_CLASSES = {
    "inspectorate": N_("Inspectorate"),
    "government": N_("Government"),
    "auditor": N_("Auditor"),
    "council": N_("Council"),
    "press": N_("Press"),
    "other": N_("Other source"),
}


def date_in_words(value: PartialDate | str | None, language: str = ENGLISH) -> str:
    """Example: 2019-01-09 gives "9 January 2019" or "9 Ionawr 2019", 2018-10 "October 2018", None "date not known"."""
    if value is None:
        return translations(language).gettext("date not known")
    known = PartialDate.parse(value) if isinstance(value, str) else value
    pattern = _DAY if known.day else _MONTH if known.month else _YEAR
    return format_date(known.first, pattern, locale=language)


def period_in_words(period: Period | None, language: str = ENGLISH) -> str:
    """Example: "1 April 2018 to 31 March 2019"; "January 2019" or "2022" where it is that whole month or year."""
    said = translations(language)
    if period is None:
        return said.gettext("not known")
    one = _as_one_date(period)
    if one:
        return date_in_words(one, language)
    first, last = (date_in_words(PartialDate.of(day), language) for day in (period.start, period.end))
    return said.gettext("%(first)s to %(last)s") % {"first": first, "last": last}


def short_date(period: Period, language: str = ENGLISH) -> str:
    """A period in few letters, for a chart: "Apr 2018", "2018", "9 Jan 2019"; where it is longer, its last
    month or its years."""
    one = _as_one_date(period)
    if one:
        pattern = "d MMM y" if one.day else "LLL y" if one.month else _YEAR
        return format_date(one.first, pattern, locale=language)
    if period.start.year == period.end.year:
        return format_date(period.end, "LLL y", locale=language)
    return f"{period.start.year}–{period.end.year}"


def _as_one_date(period: Period) -> PartialDate | None:
    start = period.start
    dates = (PartialDate.of(start), PartialDate(start.year, start.month), PartialDate(start.year))
    return next((one for one in dates if (one.first, one.last) == (start, period.end)), None)


def council_in_words(name: str, language: str = ENGLISH) -> str:
    """Example: "Wrexham" gives "Wrecsam" in Welsh; a name that is not known stays as it is."""
    council = load_vocabulary().council(name) if language != ENGLISH else None
    return (council.place if council else None) or name


def kind_in_words(name: str, language: str = ENGLISH) -> str:
    """Example: "inspection report" gives "adroddiad arolygu" in Welsh, where the vocabulary has a Welsh name."""
    kind = load_vocabulary().kind(name) if language != ENGLISH else None
    return kind.welsh[0] if kind and kind.welsh else name


def source_class_in_words(value: str, language: str = ENGLISH) -> str:
    return translations(language).gettext(SOURCE_CLASSES[value])


def language_in_words(code: str | None, language: str = ENGLISH) -> str:
    """Example: "cy" gives "Welsh" in English, "Cymraeg" in Welsh."""
    if not code:
        return translations(language).gettext("not known")
    return str(Locale(language).languages.get(code, code))


def number_in_words(value: float, language: str = ENGLISH) -> str:
    """Example: 1200 gives "1,200"."""
    return format_decimal(value, locale=language)


def web_link(url: str | None) -> str | None:
    """The address if a reader may be sent there: http or https, nothing else ("javascript:" is a link too)."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def plural(count: int, one: str, many: str | None = None) -> str:
    """Example: (1, "document") gives "1 document", (1200, "document") "1,200 documents"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
