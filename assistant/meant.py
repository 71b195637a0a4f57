"""Decline by a question's meaning what no words of bounds.toml tell: opinions, private facts, orders, other matters."""

from assistant.bounds import Bound, bound_with
from assistant.intents import Intent
from assistant.reply import ReasonCode
from assistant.understand import Understood

SURE, SURER = 0.9, 0.95  # how likely it must be: precision 0.99 of 661 examples by cross-validation
_BOUNDS = {
    Intent.OPINION: ReasonCode.OPINION,
    Intent.PERSONAL: ReasonCode.PERSONAL_DATA,
    Intent.ORDERS: ReasonCode.UNSAFE_REQUEST,
}


def bound_of(understood: Understood) -> Bound | None:
    """The bound that a question oversteps by its meaning."""
    code = _BOUNDS.get(understood.intent.intent)
    return bound_with(code) if code and _known(understood) and understood.intent.chance >= SURE else None


def is_elsewhere(understood: Understood) -> bool:
    """Whether it is on what no paper of a council, inspection or inquiry is about: cooking, sport, small talk."""
    return _known(understood) and understood.intent.surely(Intent.ELSEWHERE, at=SURER)


def _known(understood: Understood) -> bool:
    """Whether its meaning can be trusted: a Welsh question read word by word is too broken."""
    return not understood.english
