"""What a briefing is wanted on: the subject, the council, since when, which pack, in which language."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from assistant.understand import Understood, understand
from assistant.words import stem_set
from corpus.errors import UsageError
from corpus.terms import Vocabulary, load_vocabulary

LONGEST_TOPIC = 200  # characters
LANGUAGES = ("en", "cy")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`authority` is a council's canonical name, `since` the first day that documents are taken from, `pack` the id of
    a held document, `made_on` the day that the briefing is dated."""

    topic: str
    authority: str | None
    since: date | None
    pack: str | None
    language: str
    made_on: date


def wanted(  # noqa: PLR0913, PLR0917  # each is a thing to be told
    topic: str,
    authority: str | None = None,
    since: date | None = None,
    pack: str | None = None,
    language: str = "en",
    made_on: date | None = None,
) -> Wanted:
    """Checked, the council by its canonical name. Raises UsageError that says what will not do."""
    said = " ".join(topic.split())
    if not 1 <= len(said) <= LONGEST_TOPIC:
        raise UsageError(f"A subject has 1 to {LONGEST_TOPIC} characters, such as “children's services”.")
    if language not in LANGUAGES:
        raise UsageError("The language is en or cy.")
    vocabulary = load_vocabulary()
    named = understood(said, vocabulary)
    if named.refused:
        raise UsageError(
            "A briefing is made on a service or a subject, not on a person and not on what is out of bounds."
        )
    council = _council(authority, named, vocabulary)
    return Wanted(said, council, since, pack or None, language, made_on or date.today())


def understood(topic: str, vocabulary: Vocabulary) -> Understood:
    """The subject as a question would be understood: its concepts, with their synonyms in both languages."""
    return understand(topic, (), vocabulary)


@cache
def general_stems() -> frozenset[str]:
    """Stems of words that tell no subject from another, from general.txt: "services", "gofal"."""
    return stem_set((Path(__file__).parent / "general.txt").read_text(encoding="utf-8"))


def _council(authority: str | None, named: Understood, vocabulary: Vocabulary) -> str | None:
    """The council told, else the one that the subject names."""
    if not authority:
        return named.councils[0] if len(named.councils) == 1 else None
    council = vocabulary.council(authority)
    if council is None:
        raise UsageError(f"No council is called {authority!r}. Try “Powys” or “Powys County Council”.")
    return council.name
