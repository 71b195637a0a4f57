"""Understand a question as far as the open index and its embedder help: names that are held, and what is wanted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.followup import Turn
from assistant.intents import intent_of
from assistant.known_names import with_known_names, with_known_words
from assistant.retrieve import Sources
from assistant.understand import Understood, understand
from assistant.unread import without


def comprehend(  # noqa: PLR0913  # what is asked, how and when
    question: str,
    history: Sequence[Turn],
    sources: Sources,
    language: str | None = None,
    as_of: date | None = None,
    *,
    today: date | None = None,
) -> Understood:
    """As `understand`, with surnames as documents write them, less what is switched off, and with its intent."""
    understood = understand(question, tuple(history), sources.vocabulary, language, as_of, today=today)
    intent = intent_of(understood.text, sources.embedder, sources.vocabulary)
    understood = replace(with_known_words(with_known_names(understood, sources), sources), intent=intent)
    return without(understood, sources.tuning.unread)
