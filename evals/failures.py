"""Why a case was lost: what is missing, and the first step that can be seen to have lost it."""

from collections.abc import Mapping, Sequence

from evals.case import Expected
from evals.citing import cited_documents
from evals.facts import shown_fact
from evals.respondent import ANSWERED, DECLINED, FAILED
from evals.results import Outcome, Run
from evals.rightness import facts_missing, forbidden_said, stated_polarity
from evals.wording import plain

STEPS: Mapping[str, str] = {
    "broke down": "The server gave an error instead of a reply.",
    "not retrieved": "Search found no document that holds the answer.",
    "gated": "Search found a right document, but the reply declined: the evidence was thought not to answer.",
    "not grounded": "An answer was found, but could not be tied to exact words of a document.",
    "not selected": "Search found a right document, but the answer rests on others.",
    "incomplete": "A right document is cited, but something that had to be said is not.",
    "wrong facts": "Something is said that must not be.",
    "should have declined": "The documents hold no answer, and one was given.",
    "declined in the wrong way": "It declined, but not as it should: asked back, refused or not found.",
    "premise left standing": "The question rests on something that is not so, and the answer went along.",
}


def failures(run: Run) -> tuple[Outcome, ...]:
    """The outcomes that are not right, in order."""
    return tuple(outcome for outcome in run.outcomes if outcome.scores["right"] == 0)


def lost_at(outcome: Outcome) -> str:
    """The first step that can be seen to have lost the case, one of `STEPS`. Search is judged by `ranked` where that is
    known, declining by the reply's reason, the rest by what is cited and said."""
    case, status = outcome.case, outcome.reply["status"]
    if status == FAILED:
        return "broke down"
    if case.expected is not Expected.ANSWER:
        return _lost_when_declining(outcome)
    if case.right_docs and outcome.ranked is not None and not _was_found(outcome):
        return "not retrieved"
    if status in DECLINED:
        return "not grounded" if _reason(outcome) == "not_grounded" else "gated"
    if case.right_docs and case.good_docs.isdisjoint(cited_documents(outcome.reply)):
        return "not selected"
    return "wrong facts" if forbidden_said(case, outcome.reply) else "incomplete"


def missing(outcome: Outcome) -> Sequence[str]:
    """What a right reply would have had, or not had, in words."""
    case, reply = outcome.case, outcome.reply
    found = [f"not said: {shown_fact(fact)}" for fact in facts_missing(case, reply)]
    found += [f"said, and must not be: {shown_fact(fact)}" for fact in forbidden_said(case, reply)]
    if case.yes_no and stated_polarity(plain(reply)) not in {case.yes_no, None}:
        found.append(f"should say {case.yes_no}")
    if case.expected is not Expected.ANSWER:
        found.append(f"expected {case.expected.value}, got {reply['status']}")
    return found


def _reason(outcome: Outcome) -> str | None:
    return (outcome.reply.get("reason") or {}).get("code")


def _was_found(outcome: Outcome) -> bool:
    return any(found.filename in outcome.case.good_docs for found in outcome.ranked or ())


def _lost_when_declining(outcome: Outcome) -> str:
    if outcome.reply["status"] not in ANSWERED:
        return "declined in the wrong way"
    return "premise left standing" if outcome.case.expected is Expected.CORRECT_PREMISE else "should have declined"
