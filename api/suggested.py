"""Questions to begin with: put to the index itself, so that each of them has an answer there."""

import logging
import threading
from collections.abc import Iterator

from api.holdings import holdings_of
from api.language import N_, OWN_NAMES, WELSH, translations
from api.serving import Serving
from assistant.answer import Assistant, Question
from assistant.reply import Answer, ClaimKind
from corpus.errors import CraffuError
from corpus.terms import load_vocabulary

log = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds that a page waits for its suggestions; the next one has them
MOST_COUNCILS = 3  # tried for each question, those with most documents first

# What an answer must be, so that the question shows what Craffu can do.
_LISTED, _COMPUTED, _ANSWERED = "listed", "computed", "answered"
_QUESTIONS = (
    (N_("What were CIW’s priorities for %(council)s?"), _LISTED),
    (N_("How did the number of looked-after children in %(council)s change?"), _COMPUTED),
    (N_("What did inspectors find in children’s services in %(council)s?"), _ANSWERED),
    (N_("How much is %(council)s overspending on children’s services?"), _ANSWERED),
    (N_("What must %(council)s improve, according to inspectors?"), _LISTED),
)


class Suggested:
    """The suggestions of the generation that answers, in each language; sought in the background, once."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._starting = threading.Lock()
        self._sought: str | None = None
        self._ready = {language: threading.Event() for language in OWN_NAMES}
        self._found: dict[str, tuple[str, ...]] = {}

    def of(self, generation: str, language: str) -> tuple[str, ...]:
        """At most one question of each pattern; none where they are not found in time."""
        with self._starting:
            if self._sought != generation:
                self._sought, self._found = generation, {}
                self._ready = {each: threading.Event() for each in OWN_NAMES}
                order = sorted(OWN_NAMES, key=lambda each: each != language)
                threading.Thread(target=self._seek, args=(order,), name="craffu-suggest", daemon=True).start()
        self._ready[language].wait(PATIENCE)
        return self._found.get(language, ())

    def _seek(self, languages: list[str]) -> None:
        ready, found = self._ready, self._found
        try:
            with self._serving.assistant() as assistant:
                for language in languages:
                    found[language] = tuple(_answered(assistant, language))
                    ready[language].set()
        except CraffuError as error:  # the index went; the next generation has its own turn
            log.warning("no questions to begin with: %s", error)


def _answered(assistant: Assistant, language: str) -> Iterator[str]:
    counted = holdings_of(assistant.sources.index).councils
    councils = [name for name, _ in sorted(counted, key=lambda pair: -pair[1])][:MOST_COUNCILS]
    for pattern, wanted in _QUESTIONS:
        written = translations(language).gettext(pattern)
        asked = (written % {"council": _named(name, language)} for name in councils)
        found = next((question for question in asked if _fits(assistant, question, wanted)), None)
        if found:
            yield found


def _named(council: str, language: str) -> str:
    """The council's full name in Welsh, which no preposition mutates; its short one in English."""
    entry = load_vocabulary().council(council) if language == WELSH else None
    return entry.welsh if entry and entry.welsh else council


def _fits(assistant: Assistant, question: str, wanted: str) -> bool:
    outcome = assistant.answer(Question(question, phrased=False)).outcome
    if not isinstance(outcome, Answer) or outcome.missing:
        return False
    computed = any(claim.kind is ClaimKind.COMPUTED for claim in outcome.claims)
    return {_LISTED: outcome.listed, _COMPUTED: computed, _ANSWERED: True}[wanted]
