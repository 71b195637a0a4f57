"""What documents and file names say, made safe to print: a terminal obeys control characters."""

import re

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def safe(text: str) -> str:
    """The text with a space for every control character but line ends."""
    return _CONTROL.sub(" ", text)


def one_line(text: str) -> str:
    """The text on one line, for a row of a table."""
    return " ".join(safe(text).split())
