"""Where a host name leads: every network address it has is looked at before any is connected to."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from corpus.errors import FetchError, ServiceDownError

Resolve = Callable[[str, int], Sequence[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_OWN_V4 = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8")
_OWN = tuple(ipaddress.ip_network(network) for network in (*_OWN_V4, "fc00::/7", "::1/128"))
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that IANA gave to the internet so far
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are a v4 address


def resolve(host: str, port: int) -> list[str]:
    """All network addresses of a host name, as the operating system knows them. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked_addresses(host: str, port: int, ask: Resolve, private: bool) -> list[str]:
    """The host's network addresses, to connect to these and to nothing that the name means a moment later.

    Raises FetchError where one of them is not public and `private` ones are not allowed, or is link-local (where
    clouds keep their secrets), multicast or reserved; ServiceDownError where the name is not known.
    """
    try:
        found = list(dict.fromkeys(ask(host, port)))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise ServiceDownError(f"The host {host} is not known; check the address and your network.")
    inside = [address for address in found if not is_public(address)]
    own = [address for address in inside if is_own_network(address)]
    if inside and not private:
        advice = " If the document is on your own network, set CRAFFU_FETCH_PRIVATE=True." if own else ""
        raise FetchError(f"{host} leads to {inside[0]}, which is no public address.{advice}")
    if len(own) < len(inside):
        raise FetchError(f"{host} leads to an address where no documents are ({', '.join(set(inside) - set(own))}).")
    return found


def is_own_network(address: str) -> bool:
    """Whether an address is one that servers of one's own have: private or loopback, not link-local and the like."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    parsed = _inner(parsed) or parsed
    return any(parsed in network for network in _OWN)


def is_public(address: str) -> bool:
    """Whether an address is on the open internet: not private, loopback, link-local, multicast or reserved.

    IPv4 within IPv6 (mapped, NAT64, 6to4) counts as what it stands for.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inner = _inner(parsed)
    if inner is not None:
        return is_public(str(inner))
    if isinstance(parsed, ipaddress.IPv6Address) and parsed not in _UNICAST:
        return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
