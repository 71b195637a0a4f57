"""What two figures give: their sum, difference, ratio, share and change per cent."""

from collections.abc import Iterable
from itertools import permutations

from corpus.folding import plain
from evals.quantities import quantities_in
from evals.values import Figure


def results(one: float, other: float) -> tuple[float, ...]:
    """What one figure and another give, in this order."""
    ratios = (other / one, 100 * other / one, 100 * abs(other - one) / one) if one else ()
    return (one + other, abs(one - other), *ratios)


def follows(figure: Figure, texts: Iterable[str]) -> bool:
    """Whether two figures that stand in the texts give this one, within its tolerance. Units are not looked at."""
    held = {float(found.value) for text in texts for found in quantities_in(plain(text))}
    given = (result for one, other in permutations(held, 2) for result in results(one, other))
    return any(abs(result - float(figure.value)) <= float(figure.tolerance) + 1e-6 for result in given)
