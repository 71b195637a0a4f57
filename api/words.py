"""How the page says dates, periods, source classes and languages to a reader."""

from urllib.parse import urlsplit

from corpus.document import PartialDate, Period

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
SOURCE_CLASSES = {
    "inspectorate": "Inspectorate",
    "government": "Government",
    "auditor": "Auditor",
    "council": "Council",
    "press": "Press",
    "other": "Other source",
}
LANGUAGES = {"en": "English", "cy": "Welsh"}


def date_in_words(value: PartialDate | str | None) -> str:
    """Example: 2019-01-09 gives "9 January 2019", 2018-10 "October 2018", None "date not known"."""
    if value is None:
        return "date not known"
    known = PartialDate.parse(value) if isinstance(value, str) else value
    parts = [str(known.day) if known.day else "", MONTHS[known.month - 1] if known.month else "", str(known.year)]
    return " ".join(part for part in parts if part)


def period_in_words(period: Period | None) -> str:
    """Example: "1 April 2018 to 31 March 2019"."""
    if period is None:
        return "not known"
    return f"{date_in_words(PartialDate.of(period.start))} to {date_in_words(PartialDate.of(period.end))}"


def source_class_in_words(value: str) -> str:
    return SOURCE_CLASSES[value]


def language_in_words(code: str | None) -> str:
    return LANGUAGES.get(code, code) if code else "not known"


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
