"""Which machines may be connected to: those of the internet, and those inside the house that a
setting names.

A source's address is somebody's word, and so is every redirect and every answer of a name server.
What counts is the address that a connection goes to, so it is looked at where the socket is made,
after names were resolved and whatever they were resolved to the time before: a name that meant a
machine of the internet a second ago and means 127.0.0.1 now gets no socket.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Final

Network = IPv4Network | IPv6Network
_EMBEDDING: Final = tuple(map(IPv6Network, ("64:ff9b::/96", "::/96")))
"""Networks whose addresses end in an IPv4 address that a router translates them to."""
_INTERNET: Final = IPv6Network("2000::/3")
"""All that was ever given to the internet of the newer kind. What is outside of it is of a house,
such as fec0::/10, which Python's list of private networks does not have, or of translators of a
house, such as 64:ff9b:1::/48.
"""


class InsideError(OSError):
    """The address is of a machine inside the house."""


def networks(text: str) -> tuple[Network, ...] | None:
    """Networks and addresses divided by commas; nothing where one is none.

    >>> networks("127.0.0.1, 10.0.0.0/8")
    (IPv4Network('127.0.0.1/32'), IPv4Network('10.0.0.0/8'))
    """
    try:
        return tuple(ip_network(word) for word in text.replace(",", " ").replace("，", " ").split())
    except ValueError:
        return None


def may_connect(host: str, allowed: Sequence[Network]) -> bool:
    """Whether an IP address is one of the internet, or allowed.

    >>> may_connect("::ffff:127.0.0.1", ()), may_connect("169.254.169.254", ()),
      may_connect("114.114.114.114", ())
    (False, False, True)
    """
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(each) or _is_in(each, allowed) for each in _meant(address))


def _is_in(address: IPv4Address | IPv6Address, allowed: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in allowed)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _INTERNET:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _meant(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address, or the IPv4 addresses that a packet to it reaches."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return list(address.teredo)
    if any(address in network for network in _EMBEDDING):
        return [IPv4Address(address.packed[-4:])]
    return [address]


def sockets(allowed: Sequence[Network]) -> Callable[[Any], socket.socket]:
    """Makes sockets for connections, as aiohttp asks for them; none that leads inside."""

    def made(wanted: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = wanted
        if not may_connect(str(address[0]), allowed):
            raise InsideError(errno.EACCES, "an address inside the house")
        return socket.socket(family, kind, protocol)

    return made
