"""Is the reply right: every gold fact said, nothing said that must not be, declined where that is the right thing."""

import re
from collections.abc import Sequence
from itertools import combinations

from evals.case import Case, Expected
from evals.facts import AnyFact, said, says
from evals.respondent import ANSWERED, DECLINED, FAILED, Reply
from evals.wording import plain

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


def facts_missing(case: Case, reply: Reply) -> tuple[AnyFact, ...]:
    """The facts and list items that do not stand in the answer."""
    text = plain(reply)
    return tuple(fact for fact in case.facts if not says(text, fact))


def forbidden_said(case: Case, reply: Reply) -> tuple[AnyFact, ...]:
    """What must not stand in the answer, and does."""
    text = plain(reply)
    return tuple(fact for fact in case.must_not if says(text, fact))


def fact_recall(case: Case, reply: Reply) -> float | None:
    """Facts said / facts, list items among them, for cases to be answered; a reply that declines says none."""
    return said_share(case, case.facts, reply)


def list_completeness(case: Case, reply: Reply) -> float | None:
    """Items of the whole list said / items; where a case of type "list" names no list, its facts are the items."""
    if case.gold_list:
        return said_share(case, case.gold_list.items, reply)
    return fact_recall(case, reply) if case.type == "list" else None


def list_order(case: Case, reply: Reply) -> float | None:
    """Pairs of items said in the right order / pairs of items said, for lists whose order matters. An item stands where
    it is first said; two items at one place are in order."""
    if case.gold_list is None or not case.gold_list.ordered or reply["status"] not in ANSWERED:
        return None
    text = plain(reply)
    places = [found.start for item in case.gold_list.items if (found := said(text, item))]
    pairs = list(combinations(places, 2))
    return sum(one <= other for one, other in pairs) / len(pairs) if pairs else None


def said_share(case: Case, facts: Sequence[AnyFact], reply: Reply) -> float | None:
    """The share of some facts that the answer says; None for cases not to be answered, and where there are no facts."""
    if case.expected is not Expected.ANSWER or not facts:
        return None
    if reply["status"] not in ANSWERED:
        return 0.0
    text = plain(reply)
    return sum(says(text, fact) for fact in facts) / len(facts)


def declines(case: Case, reply: Reply) -> bool:
    """Whether the reply withholds what was asked: it declined, or it corrected a premise instead of going along."""
    if case.expected is Expected.CORRECT_PREMISE and answer_right(case, reply):
        return True
    return reply["status"] in DECLINED


def reason_right(case: Case, reply: Reply) -> float | None:
    """1 where the reply declines for a reason that the case takes as right; None where the case names none."""
    if not case.reason:
        return None
    return float(reply["status"] in DECLINED and (reply.get("reason") or {}).get("code") in case.reason)


def stated_polarity(text: str) -> str | None:
    """ "yes" or "no" where the text opens with one, in English or Welsh ("No, it was removed."), else None."""
    if _YES.match(text):
        return "yes"
    return "no" if _NO.match(text) else None


def _answers(case: Case, reply: Reply) -> bool | None:
    if not case.facts and case.yes_no is None:
        return None
    if reply["status"] not in ANSWERED or facts_missing(case, reply) or forbidden_said(case, reply):
        return False
    if list_order(case, reply) not in {None, 1.0}:
        return False
    if case.yes_no is None:
        return True
    stated = stated_polarity(plain(reply))
    return stated == case.yes_no or (stated is None and bool(case.facts))


def _leaves_premise_alone(case: Case, reply: Reply) -> bool:
    if not case.facts:  # nothing says what a correction looks like, so only declining is surely right
        return reply["status"] in {"not_found", "clarify"}
    return reply["status"] != "refused" and not facts_missing(case, reply)
