"""Is the reply right: every gold fact said, nothing said that must not be, declined where that is the right thing."""

import re

from evals.cases import Case, Expected
from evals.respondent import ANSWERED, DECLINED, FAILED, Reply
from evals.wording import matches, plain

_YES = re.compile(r"(yes|oes|ydy|ydi|ydyn|do|ie|bydd|cafodd)\s*(?:[,.:;!–—-]|$)", re.IGNORECASE)
_NO = re.compile(r"(no|nac oes|nac ydy|nac ydi|nac ydyn|naddo|nage|na)\s*(?:[,.:;!–—-]|$)", re.IGNORECASE)


def answer_right(case: Case, reply: Reply) -> bool | None:
    """Whether the reply does what the case expects; None where the case does not say what an answer holds."""
    if case.expected is Expected.ANSWER:
        return _answers(case, reply)
    if reply["status"] == FAILED or forbidden_said(case, reply):
        return False
    if case.expected is Expected.CORRECT_PREMISE:
        return _leaves_premise_alone(case, reply)
    if case.expected is Expected.ABSTAIN:
        return reply["status"] == "not_found" or (reply["status"] == "clarify" and bool(reply.get("options")))
    return bool(reply["status"] == {Expected.CLARIFY: "clarify", Expected.REFUSE: "refused"}[case.expected])


def facts_missing(case: Case, reply: Reply) -> tuple[str, ...]:
    """The gold facts that do not stand in the answer."""
    text = plain(reply)
    return tuple(fact for fact in case.gold_facts if not matches(fact, text))


def forbidden_said(case: Case, reply: Reply) -> tuple[str, ...]:
    """The `must_not` expressions that do stand in the answer."""
    text = plain(reply)
    return tuple(pattern for pattern in case.must_not if matches(pattern, text))


def fact_recall(case: Case, reply: Reply) -> float | None:
    """Gold facts said / gold facts, for cases to be answered; a reply that declines says none."""
    if case.expected is not Expected.ANSWER or not case.gold_facts:
        return None
    if reply["status"] not in ANSWERED:
        return 0.0
    return 1 - len(facts_missing(case, reply)) / len(case.gold_facts)


def list_completeness(case: Case, reply: Reply) -> float | None:
    """Fact recall of the cases that ask for a list."""
    return fact_recall(case, reply) if case.type == "list" else None


def declines(case: Case, reply: Reply) -> bool:
    """Whether the reply withholds what was asked: it declined, or it corrected a premise instead of going along."""
    if case.expected is Expected.CORRECT_PREMISE and answer_right(case, reply):
        return True
    return reply["status"] in DECLINED


def stated_polarity(text: str) -> str | None:
    """ "yes" or "no" where the text opens with one, in English or Welsh ("No, it was removed."), else None."""
    if _YES.match(text):
        return "yes"
    return "no" if _NO.match(text) else None


def _answers(case: Case, reply: Reply) -> bool | None:
    if not case.gold_facts and case.yes_no is None:
        return None
    if reply["status"] not in ANSWERED or facts_missing(case, reply) or forbidden_said(case, reply):
        return False
    if case.yes_no is None:
        return True
    stated = stated_polarity(plain(reply))
    return stated == case.yes_no or (stated is None and bool(case.gold_facts))


def _leaves_premise_alone(case: Case, reply: Reply) -> bool:
    if not case.gold_facts:  # nothing says what a correction looks like, so only declining is surely right
        return reply["status"] in {"not_found", "clarify"}
    return reply["status"] != "refused" and not facts_missing(case, reply)
