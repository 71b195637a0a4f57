"""A fact of a case, an expression or a typed value, and whether a text says it."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Tag

from evals.values import Date, Figure, Name, Said, Value, in_words, value_in

_STRAIGHT = str.maketrans("‘’‚‛“”„–—‑‐−", "''''\"\"\"-----")


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


def _which(given: object) -> str:
    return "expression" if isinstance(given, str) else "typed"


Expression = Annotated[str, AfterValidator(_compiles)]
Fact = Annotated[Annotated[Expression, Tag("expression")] | Annotated[Value, Tag("typed")], Discriminator(_which)]
AnyFact = str | Figure | Date | Name  # the same for annotations


def says(text: str, fact: AnyFact) -> bool:
    """Whether a fact stands in the text: an expression in either case, with curly or straight quotes and dashes; a
    value in any way of writing it."""
    return said(text, fact) is not None


def said(text: str, fact: AnyFact) -> Said | None:
    """Where the text first says the fact, and in which words; None where it does not."""
    if not isinstance(fact, str):
        return value_in(fact, text)
    found = (re.search(fact, reading, re.IGNORECASE) for reading in (text, _straight(text)))
    return next((Said(match.start(), match[0]) for match in found if match), None)


def shown_fact(fact: AnyFact) -> str:
    """The fact for people."""
    return fact if isinstance(fact, str) else in_words(fact)


def _straight(text: str) -> str:
    """The text with straight quotes and dashes and plain spaces."""
    return unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
