"""Turns: so many at once, so many waiting, and none for ever."""

import asyncio
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from api.metrics import Metrics
from api.problems import ProblemError
from api.turns import Turns, finished
from corpus.settings import Settings


@pytest.fixture
def turns() -> Iterator[Turns]:
    """One at once, one waiting, a fifth of a second each."""
    made = Turns(Settings(answers_at_once=1, answers_waiting=1, answer_seconds=0.2), Metrics())
    yield made
    made.close()


def _problem(ran: object) -> ProblemError:
    assert isinstance(ran, ProblemError), ran
    assert ran.headers["Retry-After"]
    return ran


def test_what_the_work_returns_and_raises_comes_back(turns: Turns) -> None:
    assert asyncio.run(turns.run(divmod, 7, 2)) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(turns.run(divmod, 7, 0))


def test_more_than_may_wait_are_refused_at_once_and_those_who_waited_are_served(turns: Turns) -> None:
    go_on = Event()

    async def three() -> list[object]:
        first, second = asyncio.create_task(turns.run(go_on.wait, 5)), asyncio.create_task(turns.run(str, "second"))
        await asyncio.sleep(0)
        third = await asyncio.gather(turns.run(str, "third"), return_exceptions=True)
        go_on.set()
        return [await first, await second, *third]

    first, second, third = asyncio.run(three())
    assert (first, second) == (True, "second")
    assert _problem(third).status == 503


def test_work_that_takes_too_long_is_given_up_but_keeps_its_place_until_it_ends(turns: Turns) -> None:
    go_on = Event()

    async def two() -> list[object]:
        return list(await asyncio.gather(turns.run(go_on.wait, 5), turns.run(str, "b"), return_exceptions=True))

    long, waited = asyncio.run(two())
    assert "too long" in _problem(long).detail
    assert "Many questions" in _problem(waited).detail
    go_on.set()
    assert asyncio.run(turns.run(str, "after")) == "after"


def test_waiting_for_something_to_finish_ends_with_it_or_in_time() -> None:
    event = Event()
    asyncio.run(finished(event, 0))
    Thread(target=event.set).start()
    asyncio.run(finished(event, 30))
    assert event.is_set()
