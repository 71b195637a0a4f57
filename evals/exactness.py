"""Whether numbers and dates are exact: those that a right answer says, and those that the answer's quotes hold."""

from collections.abc import Mapping

from evals.case import Case
from evals.citations import evidence_of
from evals.features import features
from evals.respondent import ANSWERED, Reply
from evals.rightness import said_share
from evals.support import dates_held, numbers_held
from evals.values import Date, Figure


def exactness_scores(case: Case, reply: Reply) -> Mapping[str, float | None]:
    """`numbers_right`, `dates_right`: typed figures and dates of the case said / those of the case. `numbers_held`,
    `dates_held`: numbers and dates in the claims that stand in their quotes / all in the claims."""
    figures = [fact for fact in case.facts if isinstance(fact, Figure)]
    dates = [fact for fact in case.facts if isinstance(fact, Date)]
    return {
        "numbers_right": said_share(case, figures, reply),
        "dates_right": said_share(case, dates, reply),
        **_held(reply),
    }


def _held(reply: Reply) -> Mapping[str, float | None]:
    numbers, dates, found_numbers, found_dates = 0, 0, 0, 0
    for claim in (reply.get("claims") or []) if reply["status"] in ANSWERED else []:
        evidence = evidence_of(claim, reply)
        said, held = features(claim["text"]), features("\n".join(evidence))
        told = evidence if claim.get("kind") == "computed" else ()
        numbers += len(said.loose_numbers)
        dates += len(said.dates)
        found_numbers += len(numbers_held(said, held, told))
        found_dates += len(dates_held(said, held, told))
    return {
        "numbers_held": found_numbers / numbers if numbers else None,
        "dates_held": found_dates / dates if dates else None,
    }
