"""No machine inside the house is ever connected to, whatever a source, a redirect or a name server
says.
"""

from __future__ import annotations

import random
import socket
from collections.abc import AsyncIterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from handlers.watching.answers import Content, FetchFailure, NotHad
from handlers.watching.inside import may_connect, networks
from handlers.watching.manners import Manners
from handlers.watching.visiting import Visitor
from tests.watching.alone import Time
from tests.watching.site import Site, site

INSIDE = [
    *(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
    ),
    *("198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "192.0.2.0/24"),
]
PUBLIC = ["114.114.114.114", "1.2.4.8", "223.5.5.5", "2408:8000::1", "172.32.0.1", "100.128.0.1"]


def within(network: str, count: int) -> list[IPv4Address]:
    net, chance = IPv4Network(network), random.Random(network)
    return [net[0], net[-1], *(net[chance.randrange(net.num_addresses)] for _ in range(count))]


@pytest.mark.parametrize("network", INSIDE)
def test_addresses_inside(network: str) -> None:
    for address in within(network, 50):
        number = int(address)
        forms = [
            address,
            IPv6Address(f"::ffff:{address}"),
            IPv6Address((0x0064FF9B << 96) | number),
            IPv6Address((0x2002 << 112) | (number << 80) | 1),
            IPv6Address(number) if number > 1 else "::1",
        ]
        assert not any(may_connect(str(form), ()) for form in forms), address


@pytest.mark.parametrize(
    "address",
    [
        *(
            "::",
            "::1",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "fd12::3",
            "ff02::1",
            "2001:db8::1",
            "x",
        ),
        *("fec0::1", "feff::1", "::ffff:0:127.0.0.1", "5f00::1", "100::1"),
        *(
            "64:ff9b:1:7f00:0:100:7272:7272",
            "64:ff9b:1::114.114.114.114",
        ),  # translators that a house has for itself
    ],
)
def test_addresses_inside_of_the_newer_kind(address: str) -> None:
    assert not may_connect(address, ())


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet(address: str) -> None:
    assert may_connect(address, ())


def test_what_a_setting_allows() -> None:
    allowed = networks("10.1.0.0/16, fd00::/8")
    assert allowed is not None
    assert may_connect("10.1.2.3", allowed)
    assert may_connect("::ffff:10.1.2.3", allowed)
    assert may_connect("fd00::1", allowed)
    assert not may_connect("10.2.2.3", allowed)
    assert not may_connect("2001:0:a01:203::80ff:fffe", allowed), "a tunnel has two ends"
    assert networks("10.1.0.1/16") is None
    assert networks("pingluo.gov.cn") is None


class Named(AbstractResolver):
    """A name server of a test: gives one answer after the other, then the last again."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        address = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None: ...


@pytest.fixture
async def time() -> Time:
    return Time()


@pytest.fixture
async def inner(time: Time) -> AsyncIterator[Site]:
    """A site inside the house."""
    async with site(time.read) as made:
        made.put("/secret", "secret")
        yield made


def visitor(time: Time, inside: str = "", resolver: AbstractResolver | None = None) -> Visitor:
    return Visitor(Manners("nianbao", time.sleep, time.read), networks(inside) or (), resolver)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "[::ffff:127.0.0.1]",
        "[::1]",
    ],
)
async def test_addresses_however_they_are_written(host: str, time: Time, inner: Site) -> None:
    port = inner.url.rpartition(":")[2]
    visiting = visitor(time)
    got = await visiting.visit(f"http://{host}:{port}/secret", 1000)
    await visiting.close()
    assert isinstance(got, NotHad), got
    assert got.why in (
        FetchFailure.INSIDE,
        FetchFailure.NAME,
        FetchFailure.UNREACHED,
        FetchFailure.ADDRESS,
    )
    assert inner.log == []


async def test_a_name_that_means_a_machine_inside(time: Time, inner: Site) -> None:
    port = inner.url.rpartition(":")[2]
    visiting = visitor(time, resolver=Named("127.0.0.1"))
    assert await visiting.visit(f"http://www.pingluo.gov.cn:{port}/secret", 1000) == NotHad(
        FetchFailure.INSIDE
    )
    await visiting.close()
    assert inner.log == []


async def test_a_name_that_means_one_thing_and_then_another(time: Time, inner: Site) -> None:
    """Looked up for robots.txt it is allowed, looked up for the page it is not: each connection is
    judged by itself.
    """
    port = inner.url.rpartition(":")[2]
    inner.special["/robots.txt"] = _once
    visiting = visitor(time, "127.0.0.9", Named("127.0.0.9", "127.0.0.1"))
    async with _also_at("127.0.0.9", int(port), inner):
        got = await visiting.visit(f"http://www.pingluo.gov.cn:{port}/secret", 1000)
    await visiting.close()
    assert got == NotHad(FetchFailure.INSIDE)
    assert [each.path for each in inner.log] == ["/robots.txt"]


@pytest.mark.parametrize("way", ["302", "refresh", "script"])
async def test_a_page_that_leads_inside(way: str, time: Time, inner: Site) -> None:
    async with _site_at("127.0.0.9", time) as outer:
        leads = {
            "302": ("", 302, (("Location", f"{inner.url}/secret"),)),
            "refresh": (
                f'<meta http-equiv="Refresh" content="0; URL={inner.url}/secret">',
                200,
                (),
            ),
            "script": (f"<script>window.location.href='{inner.url}/secret'</script>", 200, ()),
        }
        body, status, headers = leads[way]
        outer.put("/", body, status=status, headers=headers)
        visiting = visitor(time, "127.0.0.9")
        assert await visiting.visit(f"{outer.url}/", 1000) == NotHad(FetchFailure.INSIDE)
        await visiting.close()
    assert inner.log == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.cn/",
        "gopher://a.cn/",
        "http://u:p@a.cn/",
        "http:///x",
        "//a.cn",
        "javascript:1",
        "http://a b/",
        "",
    ],
)
async def test_nothing_but_the_web(address: str, time: Time) -> None:
    visiting = visitor(time)
    got = await visiting.visit(address, 1000)
    await visiting.close()
    assert isinstance(got, NotHad)
    assert got.why is FetchFailure.ADDRESS


async def test_a_machine_inside_that_is_allowed(time: Time, inner: Site) -> None:
    visiting = visitor(time, "127.0.0.1")
    got = await visiting.visit(f"{inner.url}/secret", 1000)
    await visiting.close()
    assert isinstance(got, Content)
    assert got.body == b"secret"


async def _once(_: web.Request) -> web.StreamResponse:
    """A connection that is not used again."""
    answer = web.Response(text="")
    answer.force_close()
    return answer


def _site_at(host: str, time: Time) -> _Served:
    return _Served(Site(time.read), host, 0)


def _also_at(host: str, port: int, made: Site) -> _Served:
    return _Served(made, host, port)


class _Served:
    """A site at another address of loopback."""

    def __init__(self, made: Site, host: str, port: int) -> None:
        self._made, self._host, self._port = made, host, port

    async def __aenter__(self) -> Site:
        application = web.Application()
        application.router.add_route("*", "/{tail:.*}", self._made.answer)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        if not self._port:
            self._made.url = f"http://{self._host}:{self._runner.addresses[0][1]}"
        return self._made

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
