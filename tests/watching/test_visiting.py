"""Sites as they are: slow, broken, redirecting, forbidding; and how they are treated."""

from __future__ import annotations

import asyncio
import datetime
import gzip
import itertools
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from handlers.watching.answers import Content, FetchFailure, NotHad, Unchanged, onward
from handlers.watching.inside import networks
from handlers.watching.manners import Manners
from handlers.watching.visiting import Known, Visitor
from tests.watching.alone import Time
from tests.watching.site import Site, site


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
async def gov(time: Time) -> AsyncIterator[Site]:
    async with site(time.read) as made:
        made.put("/", "<p>里面</p>")
        yield made


@pytest.fixture
async def visitor(time: Time) -> AsyncIterator[Visitor]:
    made = Visitor(
        Manners("nianbao", time.sleep, time.read), networks("127.0.0.1") or (), seconds=5.0
    )
    yield made
    await made.close()


async def test_one_request_at_a_time_with_pauses_a_name_and_no_cookies(
    visitor: Visitor, gov: Site
) -> None:
    got = await asyncio.gather(*(visitor.visit(f"{gov.url}/", 1000) for _ in range(5)))
    assert all(isinstance(each, Content) for each in got)
    assert gov.most_at_once == 1
    times = [each.at for each in gov.log]
    assert all(after - before >= 2 for before, after in itertools.pairwise(times))
    assert all(each.agent.startswith("nianbao/") for each in gov.log)
    assert not any(each.cookie for each in gov.log)


async def test_a_page_that_is_as_it_was_is_not_sent_again(visitor: Visitor, gov: Site) -> None:
    got = await visitor.visit(f"{gov.url}/", 1000)
    assert isinstance(got, Content)
    assert await visitor.visit(f"{gov.url}/", 1000, Known(got.etag, got.modified)) == Unchanged()


async def test_robots_are_asked_once_a_day_and_obeyed(
    visitor: Visitor, gov: Site, time: Time
) -> None:
    gov.put(
        "/robots.txt", "User-agent: *\nDisallow: /a\nAllow: /a/open\nCrawl-delay: 10", "text/plain"
    )
    gov.put("/a/open", "1")
    for path, why in (("/a/b", FetchFailure.ROBOTS), ("/a", FetchFailure.ROBOTS)):
        assert await visitor.visit(gov.url + path, 1000) == NotHad(why)
    for _ in range(3):
        assert isinstance(await visitor.visit(f"{gov.url}/a/open", 1000), Content)
    assert gov.asked("/a/b") == gov.asked("/a") == []
    times = [each.at for each in gov.log]
    assert all(after - before >= 10 for before, after in itertools.pairwise(times[1:]))
    assert [each.path for each in gov.log].count("/robots.txt") == 1
    time.now += 86_401
    await visitor.visit(f"{gov.url}/a/open", 1000)
    assert [each.path for each in gov.log].count("/robots.txt") == 2


async def test_where_robots_cannot_be_had_nothing_is_asked_for(visitor: Visitor, gov: Site) -> None:
    gov.put("/robots.txt", "", status=503)
    assert await visitor.visit(f"{gov.url}/", 1000) == NotHad(FetchFailure.ROBOTS_UNKNOWN)
    assert gov.asked() == []


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ({"body": "x" * 1001}, FetchFailure.LARGE),
        ({"body": "", "status": 404}, FetchFailure.ABSENT),
        ({"body": "", "status": 410}, FetchFailure.ABSENT),
        ({"body": "", "status": 500}, FetchFailure.STATUS),
        ({"body": "", "status": 403}, FetchFailure.STATUS),
        ({"body": "", "status": 302, "headers": (("Location", "/page"),)}, FetchFailure.REDIRECTS),
        ({"body": '<meta http-equiv=refresh content="0;url=/page">'}, FetchFailure.REDIRECTS),
        (
            {"body": "", "status": 302, "headers": (("Location", "file:///etc/passwd"),)},
            FetchFailure.ADDRESS,
        ),
        ({"body": "", "status": 302}, FetchFailure.ADDRESS),
        (
            {"body": gzip.compress(b"0" * 50_000_000), "headers": (("Content-Encoding", "gzip"),)},
            FetchFailure.LARGE,
        ),
        ({"body": "no gzip", "headers": (("Content-Encoding", "gzip"),)}, FetchFailure.BROKEN),
    ],
    ids=[
        *(
            "too long",
            "absent",
            "gone",
            "broken",
            "forbidden",
            "round in a circle",
            "round by its mark",
            "to a file",
        ),
        *("nowhere", "packed and too long", "not packed"),
    ],
)
async def test_what_cannot_be_had(
    visitor: Visitor, gov: Site, page: dict[str, Any], why: FetchFailure
) -> None:
    gov.put("/page", **page)
    got = await visitor.visit(f"{gov.url}/page", 1000)
    assert isinstance(got, NotHad)
    assert got.why is why


async def test_a_site_that_asks_to_wait(visitor: Visitor, gov: Site) -> None:
    gov.put("/page", "", status=429, headers=(("Retry-After", "1200"),))
    assert await visitor.visit(f"{gov.url}/page", 1000) == NotHad(FetchFailure.STATUS, "429", 1200)


DATES = (
    ("Date", "Mon, 05 Jan 2026 01:00:00 GMT"),
    ("Retry-After", "Mon, 05 Jan 2026 01:30:00 GMT"),
)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        (DATES, 1800),
        ((("Retry-After", "999999999999"),), 86_400),
        ((DATES[0], ("Retry-After", "Sun, 04 Jan 2026 01:00:00 GMT")), 0),
        ((("Retry-After", "soon"),), 0),
        ((("Retry-After", "-5"),), 0),
    ],
)
async def test_until_when_a_site_asks_to_wait(
    visitor: Visitor, gov: Site, headers: tuple[tuple[str, str], ...], wait: int
) -> None:
    gov.put("/page", "", status=503, headers=headers)
    assert await visitor.visit(f"{gov.url}/page", 1000) == NotHad(FetchFailure.STATUS, "503", wait)


async def test_a_site_that_asks_to_wait_is_asked_for_nothing_until_then(
    visitor: Visitor, gov: Site, time: Time
) -> None:
    gov.put("/page", "", status=429, headers=(("Retry-After", "1200"),))
    await asyncio.gather(*(visitor.visit(f"{gov.url}/page", 1000) for _ in range(3)))
    assert len(gov.asked()) == 1
    got = await visitor.visit(f"{gov.url}/", 1000)
    assert isinstance(got, NotHad)
    assert 1100 < got.wait <= 1200
    time.now += 1200
    assert isinstance(await visitor.visit(f"{gov.url}/", 1000), Content)


async def test_a_site_whose_robots_ask_to_wait(visitor: Visitor, gov: Site, time: Time) -> None:
    gov.put("/robots.txt", "", status=503, headers=(("Retry-After", "7200"),))
    for _ in range(5):
        got = await visitor.visit(f"{gov.url}/", 1000)
        assert isinstance(got, NotHad)
        assert (got.why, 0 < got.wait <= 7200) == (FetchFailure.ROBOTS_UNKNOWN, True)
        time.now += 1000
    assert len(gov.log) == 1


async def test_a_site_that_never_ends(time: Time, gov: Site) -> None:
    ended = asyncio.Event()

    async def trickle(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        await answer.write(b"<html>")
        await ended.wait()
        return answer

    gov.special["/slow"] = trickle
    impatient = Visitor(
        Manners("nianbao", time.sleep, time.read), networks("127.0.0.1") or (), seconds=0.2
    )
    assert await impatient.visit(f"{gov.url}/slow", 1000) == NotHad(FetchFailure.SLOW)
    ended.set()
    await impatient.close()


async def test_pages_that_only_lead_on(visitor: Visitor, gov: Site) -> None:
    gov.put(
        "/a", '<html><head><META HTTP-EQUIV="Refresh" CONTENT="0; URL=b?x=1&amp;y=2"></head></html>'
    )
    gov.put("/b?x=1&y=2", "<script>window.location.href = '/c';</script>")
    gov.put("/c", "", status=301, headers=(("Location", "d"),))
    gov.put("/d", "<p>到了</p>")
    got = await visitor.visit(f"{gov.url}/a", 1000)
    assert isinstance(got, Content)
    assert (got.address, got.body.decode()) == (f"{gov.url}/d", "<p>到了</p>")


@pytest.mark.parametrize(
    "page",
    [
        '<meta content="0;url=/b" http-equiv="refresh">',
        "<META HTTP-EQUIV=REFRESH CONTENT='3; URL=\"/b\"'>",
        '<meta charset="gbk"><meta http-equiv="refresh" content="0.5;URL=\'/b\'"/>',
        "<script>top.location='/b'</script>",
        "<title>某县</title><script>self.location.replace('/b');</script><p>正在转到新网页</p>",
        '<noscript><meta http-equiv="refresh" content="0;url=/b"></noscript>',
    ],
)
def test_ways_of_leading_on(page: str) -> None:
    assert onward(f"<html>{page}</html>".encode()) == "/b"


@pytest.mark.parametrize(
    "page",
    [
        '<script>location.href="/b"+x</script>',
        "<script>if(/mobile/.test(agent)){location.href='/m/'}</script><p>"
        + "本机关今年的报告如下。" * 9,
        "<script>if(/mobile/.test(agent)){location.href='/m/'}</script><iframe src='/a.pdf'></iframe>",
        '<meta http-equiv="refresh" content="600"><p>x',
        '<meta name="refresh" content="0;url=/b"><p>x',
    ],
)
def test_pages_that_say_something_lead_nowhere(page: str) -> None:
    assert onward(f"<html>{page}</html>".encode()) is None


async def test_a_page_that_shows_itself_anew_is_a_page(visitor: Visitor, gov: Site) -> None:
    gov.put("/a", '<meta http-equiv="refresh" content="300; url=/a"><a href=x>列表</a>')
    assert isinstance(await visitor.visit(f"{gov.url}/a", 1000), Content)


@pytest.mark.parametrize(
    "leads",
    [
        "file:///etc/passwd",
        "javascript:x()",
        "mailto:a@b.cn",
        "ftp://a.cn/",
        "//u:p@127.0.0.1/",
        "http://a:99999/",
        "http://[",
    ],
)
async def test_pages_that_lead_to_what_is_no_address_of_the_web(
    visitor: Visitor, gov: Site, leads: str
) -> None:
    gov.put("/a", f'<meta http-equiv="refresh" content="0; url={leads}">')
    got = await visitor.visit(f"{gov.url}/a", 1000)
    assert isinstance(got, NotHad)
    assert got.why is FetchFailure.ADDRESS


# ---- certificates --------------------------------------------------------------------------------
def certificate(folder: Path, *, expired: bool) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a site shows, and what trusts who signed it."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "gov")]),
    )
    now = datetime.datetime.now(datetime.UTC)
    end = now - datetime.timedelta(days=1) if expired else now + datetime.timedelta(days=2)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=3))
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    plain = serialization.NoEncryption()
    kept = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    (folder / "key.pem").write_bytes(kept + pem)
    shows = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shows.load_cert_chain(folder / "key.pem")
    return shows, ssl.create_default_context(cadata=pem.decode())


@pytest.mark.parametrize(
    ("over", "known", "allowed", "had"),
    [
        (False, True, False, True),
        (True, True, False, False),
        (True, True, True, True),
        (False, False, True, False),
    ],
    ids=["good", "expired", "expired and allowed", "of nobody known"],
)
async def test_certificates(
    tmp_path: Path, time: Time, over: bool, known: bool, allowed: bool, had: bool
) -> None:
    shows, trusts = certificate(tmp_path, expired=over)
    async with site(time.read, shows) as gov:
        gov.put("/", "1")
        manners = Manners("nianbao", time.sleep, time.read)
        visitor = Visitor(
            manners, networks("127.0.0.1, ::1") or (), trusted=trusts if known else None
        )
        got = await visitor.visit(
            f"{gov.url}/".replace("127.0.0.1", "localhost"), 1000, expired=allowed
        )
        await visitor.close()
    assert (
        isinstance(got, Content)
        if had
        else (isinstance(got, NotHad) and got.why is FetchFailure.CERTIFICATE)
    ), got
