"""A value found for a field: where it came from, and what other places say of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it came from; `agreeing` and `against` count the other places that say the same, or another."""

    value: T
    origin: str
    agreeing: int = 0
    against: int = 0

    def as_value(self, value: U) -> "Found[U]":
        """Another value that follows from this one, as sure as it."""
        return Found(value, self.origin, self.agreeing, self.against)


def found_if(value: T | None, origin: str) -> Found[T] | None:
    """The value found, None where there is none."""
    return None if value is None else Found(value, origin)


def most_trusted(
    candidates: Iterable[Found[T] | None], agree: Callable[[T, T], bool] = lambda one, other: one == other
) -> Found[T] | None:
    """The first of what is found, most trusted first, told how many other origins agree with it and how many do not."""
    found = [candidate for candidate in candidates if candidate is not None]
    if not found:
        return None
    best = found[0]
    others = {each.origin: agree(best.value, each.value) for each in reversed(found) if each.origin != best.origin}
    agreeing = sum(others.values())
    return replace(best, agreeing=agreeing, against=len(others) - agreeing)
