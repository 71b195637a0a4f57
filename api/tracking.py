"""The tracker's page: what it is narrowed to, and each thing asked for as the page shows it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query

from api.cited import addressed
from api.language import N_
from api.paged import Paged, last_page
from api.recommending import today
from workbench.recommendations.chosen import Wanted, chosen
from workbench.recommendations.fields import fields
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Tracked

ON_A_PAGE = 20
YEARS = (1, 2, 5)
STATES = {
    State.SILENT: N_("No later mention held"),
    State.ACCEPTED: N_("Accepted"),
    State.PART: N_("Accepted in part"),
    State.REJECTED: N_("Rejected"),
    State.NOTED: N_("Noted, neither accepted nor rejected"),
    State.IN_PROGRESS: N_("In progress"),
    State.DONE: N_("Evidenced as done"),
    State.REPEATED: N_("Repeated by the inspector"),
    State.CLOSED: N_("Closed by the inspector"),
}
KINDS = {
    "recommendation": N_("Recommendation"),
    "area": N_("Area for improvement"),
    "priority": N_("Priority"),
    "proposal": N_("Proposal for improvement"),
    "requirement": N_("Required action"),
    "cause": N_("Cause of concern"),
}


@dataclass(frozen=True, slots=True)
class Narrowed(Paged):
    """What the tracker is narrowed to; `older` in years."""

    path = "/recommendations"
    council: Annotated[str, Query(max_length=200)] = ""
    body: Annotated[str, Query(max_length=200)] = ""
    state: State | None = None
    older: Annotated[int | None, Query(ge=0, le=100)] = None
    document: Annotated[str, Query(max_length=300)] = ""


def shown(found: Sequence[Tracked], narrowed: Narrowed) -> dict[str, Any]:
    """What the template needs of everything that was asked for."""
    about = [each for each in found if _is_about(each, narrowed)]
    wanted = Wanted(
        (narrowed.body,) if narrowed.body else (),
        (narrowed.state,) if narrowed.state else (),
        older_than_days=narrowed.older * 365 if narrowed.older else None,
    )
    kept = chosen(about, wanted, today())
    return {
        "narrowed": narrowed,
        "items": [_item(each) for each in narrowed.shown(kept, ON_A_PAGE)],
        "total": len(kept),
        "last": last_page(len(kept), ON_A_PAGE),
        "councils": _counted(each.record.description.authority for each in found),
        "bodies": _counted(each.asked.asker for each in found),
        "counts": {state: sum(each.state is state for each in about) for state in STATES},
        "states": STATES,
        "kinds": KINDS,
        "years": YEARS,
    }


def _is_about(tracked: Tracked, narrowed: Narrowed) -> bool:
    own = {source.record.id for source in tracked.sources}
    of_council = narrowed.council in ("", tracked.record.description.authority)
    return of_council and (not narrowed.document or narrowed.document in own)


def _item(tracked: Tracked) -> dict[str, Any]:
    item = fields(tracked, today())
    citations = [addressed(citation) for citation in item["citations"]]
    return item | {"citations": citations, "asked_on": tracked.when, "record": tracked.record}


def _counted(names: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    found = Counter(name for name in names if name)
    return tuple(sorted(found.items(), key=lambda pair: pair[0].casefold()))
