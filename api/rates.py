"""How many requests a minute a key and an address may send; counted in this process alone, forgotten when it stops."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Network, ip_address
from math import ceil
from time import monotonic

from api.language import N_
from api.problems import ProblemError
from corpus.settings import Settings

KEY_RATE = 600  # requests a minute where the settings name none: a reader with a page of pictures stays below
ADDRESS_RATE = 3000  # many readers may share an address
_MINUTE = 60.0
_ROUNDING = 1e-6  # seconds
_MANY = 10_000  # callers remembered, those who asked last
_TOO_MANY = N_("Too many requests came from here in a short time. Wait a moment, then try again.")


class Rate:
    """So many requests a minute for each caller, all at once or spread out, and as many again as time goes by.

    The generic cell rate algorithm (ITU-T I.371): one number a caller, the moment when it has all its requests back.
    `clock` gives seconds and is never put back, so that a corrected wall clock shuts nobody out.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._interval = _MINUTE / a_minute
        self._clock = clock
        self._whole: dict[str, float] = {}

    def wait(self, caller: str) -> float:
        """Count a request: 0 where it may go on; else it is not counted, and these are the seconds until one may."""
        now = self._clock()
        before = self._whole.pop(caller, now)  # put back at the end, so that the first is the longest silent
        whole = max(now, before) + self._interval
        refused = whole - now > _MINUTE + _ROUNDING
        self._whole[caller] = before if refused else whole
        if len(self._whole) > _MANY:
            del self._whole[next(iter(self._whole))]
        return whole - now - _MINUTE if refused else 0.0


class Rates:
    """The rates that the settings name. Where a setting is silent: limits where keys are in use, none without."""

    def __init__(self, settings: Settings) -> None:
        self._key = _rate(settings.key_rate, KEY_RATE)
        self._address = _rate(settings.address_rate, ADDRESS_RATE)
        self._address_was_set = settings.address_rate is not None

    def count_address(self, address: str, is_open: bool) -> None:
        """Count a request of an IP address; `is_open` where no key is asked for. Raises ProblemError 429."""
        if self._address_was_set or not is_open:
            _count(self._address, _site_of(address))

    def count_key(self, key_id: str) -> None:
        """Count a request with a key. Raises ProblemError 429."""
        _count(self._key, key_id)


def _rate(setting: int | None, default: int) -> Rate | None:
    a_minute = default if setting is None else setting
    return Rate(a_minute) if a_minute else None


def _count(rate: Rate | None, caller: str) -> None:
    wait = rate.wait(caller) if rate else 0.0
    if wait > 0:
        raise ProblemError(429, _TOO_MANY, retry_after=ceil(wait))


def _site_of(address: str) -> str:
    """The address; of IPv6 the network of 64 bits, which one machine may have to itself."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv4Address) or parsed.ipv4_mapped:
        return str(getattr(parsed, "ipv4_mapped", None) or parsed)
    return str(IPv6Network((parsed, 64), strict=False))
