"""Questions to begin with: put to the index itself, so that each of them has an answer there."""

from collections.abc import Iterator

from api.holdings import Holdings
from api.language import N_, WELSH, translations
from assistant.answer import Assistant, Question
from assistant.reply import Answer, ClaimKind
from corpus.terms import load_vocabulary

MOST_COUNCILS = 4  # tried for each question, those with most documents first

# What an answer must be, so that the question shows what Craffu can do.
_LISTED, _COMPUTED, _ANSWERED = "listed", "computed", "answered"
_QUESTIONS = (
    (N_("What were CIW’s priorities for %(council)s?"), _LISTED),
    (N_("What must %(council)s improve, according to inspectors?"), _LISTED),
    (N_("How did the number of looked-after children in %(council)s change?"), _COMPUTED),
    (N_("What did inspectors find in children’s services in %(council)s?"), _ANSWERED),
    (N_("How much is %(council)s overspending on children’s services?"), _ANSWERED),
)


class Suggested:
    """The suggestions of the generation asked last, in each language."""

    def __init__(self) -> None:
        self._latest: dict[str, tuple[str, tuple[str, ...]]] = {}

    def of(self, assistant: Assistant, holdings: Holdings, language: str) -> tuple[str, ...]:
        """At most one question of each pattern. The first time after a change of the index costs a question for each
        pattern and council tried."""
        generation, questions = self._latest.get(language, ("", ()))
        if generation != holdings.generation:
            questions = tuple(_answered(assistant, holdings, language))
            self._latest[language] = (holdings.generation, questions)
        return questions


def _answered(assistant: Assistant, holdings: Holdings, language: str) -> Iterator[str]:
    councils = [name for name, _ in sorted(holdings.councils, key=lambda pair: -pair[1])][:MOST_COUNCILS]
    for pattern, wanted in _QUESTIONS:
        written = translations(language).gettext(pattern)
        asked = (written % {"council": _named(name, language)} for name in councils)
        found = next((question for question in asked if _fits(assistant, question, wanted)), None)
        if found:
            yield found


def _named(council: str, language: str) -> str:
    """The council's full name in Welsh, which no preposition mutates; its short one in English."""
    entry = load_vocabulary().council(council)
    return entry.welsh if language == WELSH and entry and entry.welsh else council


def _fits(assistant: Assistant, question: str, wanted: str) -> bool:
    outcome = assistant.answer(Question(question, phrased=False)).outcome
    if not isinstance(outcome, Answer) or outcome.missing:
        return False
    computed = any(claim.kind is ClaimKind.COMPUTED for claim in outcome.claims)
    return {_LISTED: outcome.listed, _COMPUTED: computed, _ANSWERED: True}[wanted]
