"""What a reader wants to see of everything that was asked for: by state, by who asked, by age."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.terms import load_vocabulary
from workbench.recommendations.stances import State
from workbench.recommendations.tracked import Tracked


@dataclass(frozen=True, slots=True)
class Wanted:
    """Empty and None mean any. `bodies` are who asked, by any of their names; ages in days since it was asked, and what
    bears no date has none."""

    bodies: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    older_than_days: int | None = None
    newer_than_days: int | None = None


def chosen(found: Iterable[Tracked], wanted: Wanted, today: date) -> list[Tracked]:
    """Those that are wanted, in the order given."""
    bodies = {_canonical(name) for name in wanted.bodies}
    return [each for each in found if _is_wanted(each, wanted, bodies, today)]


def _is_wanted(tracked: Tracked, wanted: Wanted, bodies: set[str], today: date) -> bool:
    age = tracked.age_days(today)
    older, newer = wanted.older_than_days, wanted.newer_than_days
    return (
        (not bodies or _canonical(tracked.asked.asker or "") in bodies)
        and (not wanted.states or tracked.state in wanted.states)
        and (older is None or (age is not None and age > older))
        and (newer is None or (age is not None and age < newer))
    )


def _canonical(name: str) -> str:
    body = load_vocabulary().body(name)
    return body.name if body else name.strip().casefold()
