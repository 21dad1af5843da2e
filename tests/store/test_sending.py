"""An index that is published at an address: whole or not at all, by one at a time, and who reads it
finds it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from store.publishing import MANIFEST, Fetched, IndexManifest, fetch
from store.publishing.making import NotPublished, Published
from store.publishing.sending import publish_at
from tests.store.made import Workshop, report

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SECRET = "Bearer a-token-of-some-length"


@dataclass
class Shelf:
    """A server that keeps what is put there."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    needs: str = ""
    """The authorization without which nothing is done."""
    answers: dict[str, int] = field(default_factory=dict)
    """Codes that methods are answered with, whatever is asked."""
    keeps: float = 1.0
    """The part of a file that it keeps."""
    tags: bool = True

    def tag(self, name: str) -> str:
        return f'"{hashlib.sha256(self.files[name]).hexdigest()[:16]}"'


def handler_of(shelf: Shelf) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def reply(self, code: int, content: bytes = b"", *, tag: str = "") -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(len(content)))
            if tag and shelf.tags:
                self.send_header("ETag", tag)
            if code == 302:
                self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def meant(self) -> str | None:
            """The file that is asked for; None where that has its answer."""
            name = self.path.removeprefix("/there/")
            shelf.asked.append((self.command, name))
            self.content = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            code = shelf.answers.get(self.command)
            if shelf.needs and self.headers.get("Authorization") != shelf.needs:
                code = 401
            if code is not None:
                self.reply(code)
                return None
            return name

        def do_GET(self) -> None:
            name = self.meant()
            if name is not None:
                found = shelf.files.get(name)
                self.reply(404) if found is None else self.reply(200, found, tag=shelf.tag(name))

        do_HEAD = do_GET  # noqa: N815 - the library's word

        def do_PUT(self) -> None:
            name = self.meant()
            if name is None:
                return
            match, none = self.headers.get("If-Match"), self.headers.get("If-None-Match")
            is_there = name in shelf.files
            if (match and (not is_there or shelf.tag(name) != match)) or (none == "*" and is_there):
                self.reply(412)
                return
            shelf.files[name] = self.content[: int(len(self.content) * shelf.keeps)]
            self.reply(201)

        def do_DELETE(self) -> None:
            name = self.meant()
            if name is not None:
                self.reply(204 if shelf.files.pop(name, None) is not None else 404)

    return Handler


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    with ThreadingHTTPServer(("127.0.0.1", 0), handler_of(made)) as server:
        made.address = f"http://127.0.0.1:{server.server_port}/there"
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        yield made
        server.shutdown()
        serving.join()


@pytest.fixture
def loaded(workshop: Workshop) -> Workshop:
    return loaded_with(workshop, 5)


def loaded_with(workshop: Workshop, new: int) -> Workshop:
    workshop.write("a.txt", report(new=new))
    workshop.load()
    return workshop


def put(
    workshop: Workshop, shelf: Shelf, after: int = 0, authorization: str = ""
) -> Published | NotPublished:
    now = NOW + timedelta(seconds=after)
    return publish_at(
        workshop.index, shelf.address, authorization=authorization, program="1", now=now
    )


def manifest_of(done: Published | NotPublished) -> IndexManifest:
    assert isinstance(done, Published), done
    return done.manifest


def test_what_is_published_is_fetched_from_there(
    loaded: Workshop, shelf: Shelf, tmp_path: Path
) -> None:
    first = manifest_of(put(loaded, shelf))
    assert fetch(shelf.address, tmp_path / "local.db") == Fetched(first)
    loaded_with(loaded, 6)
    second = manifest_of(put(loaded, shelf, after=60))
    assert fetch(shelf.address, tmp_path / "local.db") == Fetched(second)
    assert second.version > first.version


def test_the_copy_is_there_before_the_manifest(loaded: Workshop, shelf: Shelf) -> None:
    made = manifest_of(put(loaded, shelf))
    assert [name for method, name in shelf.asked if method == "PUT"] == [made.name, MANIFEST]


def test_what_has_not_changed_is_not_sent_again(loaded: Workshop, shelf: Shelf) -> None:
    put(loaded, shelf)
    shelf.asked.clear()
    again = put(loaded, shelf, after=60)
    assert isinstance(again, Published)
    assert not again.is_new
    assert "PUT" not in dict(shelf.asked)


def test_the_one_before_stays_and_the_one_before_that_goes(loaded: Workshop, shelf: Shelf) -> None:
    names = [
        manifest_of(put(loaded_with(loaded, new), shelf, after=60 * new)).name for new in (5, 6, 7)
    ]
    assert shelf.files.keys() == {names[1], names[2], MANIFEST}


def test_where_nothing_is_taken_away_it_is_published_all_the_same(
    loaded: Workshop, shelf: Shelf
) -> None:
    shelf.answers["DELETE"] = 405
    made = [
        manifest_of(put(loaded_with(loaded, new), shelf, after=60 * new)).name for new in (5, 6, 7)
    ]
    assert shelf.files.keys() == {*made, MANIFEST}


def test_of_two_who_publish_at_once_the_second_is_told(loaded: Workshop, shelf: Shelf) -> None:
    put(loaded, shelf)
    theirs = shelf.files[MANIFEST].replace(b'"program": "1"', b'"program": "2"')
    kept = dict(shelf.files)

    class Between(dict[str, bytes]):
        """Another one's manifest is put there after ours was looked at."""

        def __setitem__(self, name: str, content: bytes) -> None:
            super().__setitem__(name, content)
            super().__setitem__(MANIFEST, theirs)

    shelf.files = Between(kept)
    done = put(loaded_with(loaded, 6), shelf, after=60)
    assert isinstance(done, NotPublished)
    assert "somebody else" in done.reason
    assert shelf.files[MANIFEST] == theirs


def test_a_server_without_tags_takes_it_too(loaded: Workshop, shelf: Shelf) -> None:
    shelf.tags = False
    put(loaded, shelf)
    second = manifest_of(put(loaded_with(loaded, 6), shelf, after=60))
    assert second.sha256.encode() in shelf.files[MANIFEST]


def test_of_a_file_that_has_not_arrived_whole_no_manifest_speaks(
    loaded: Workshop, shelf: Shelf
) -> None:
    put(loaded, shelf)
    before, shelf.keeps = shelf.files[MANIFEST], 0.5
    done = put(loaded_with(loaded, 6), shelf, after=60)
    assert isinstance(done, NotPublished)
    assert "have arrived" in done.reason
    assert shelf.files[MANIFEST] == before
    shelf.keeps = 1.0
    assert isinstance(put(loaded, shelf, after=120), Published)  # What is torn is sent again.


@pytest.mark.parametrize(
    ("method", "code", "said"),
    [
        ("PUT", 405, "by PUT"),
        ("PUT", 507, "507"),
        ("GET", 403, "403"),
        ("GET", 302, "302"),
        ("PUT", 302, "302"),
    ],
)
def test_a_server_that_refuses_is_told_of(
    loaded: Workshop, shelf: Shelf, method: str, code: int, said: str
) -> None:
    shelf.answers[method] = code
    done = put(loaded, shelf, authorization=SECRET)
    assert isinstance(done, NotPublished)
    assert said in done.reason
    assert MANIFEST not in shelf.files


def test_the_server_is_told_the_authorization_and_nobody_else(
    loaded: Workshop, shelf: Shelf
) -> None:
    shelf.needs = SECRET
    refused = put(loaded, shelf)
    assert isinstance(refused, NotPublished)
    assert "NIANBAO_PUBLISH_AUTHORIZATION" in refused.reason
    assert isinstance(put(loaded, shelf, authorization=SECRET), Published)


def test_where_nobody_answers_it_is_said(loaded: Workshop) -> None:
    done = publish_at(
        loaded.index, "http://127.0.0.1:9/there", authorization="", program="1", now=NOW
    )
    assert isinstance(done, NotPublished)
    assert "refused" in done.reason


def test_nothing_is_left_beside_the_index(loaded: Workshop, shelf: Shelf) -> None:
    put(loaded, shelf)
    assert not list(loaded.index.parent.glob(".publishing-*"))


def test_the_command_publishes_at_an_address(loaded: Workshop, shelf: Shelf) -> None:
    shelf.needs = SECRET
    told = {"NIANBAO_PUBLISH_AUTHORIZATION": SECRET}
    done = CliRunner().invoke(main, ["--db", str(loaded.index), "publish", shelf.address], env=told)
    assert done.exit_code == 0, done.output
    assert f"{shelf.address}/index-" in done.output
    assert MANIFEST in shelf.files


def test_the_command_says_what_is_no_place(loaded: Workshop) -> None:
    done = CliRunner().invoke(main, ["--db", str(loaded.index), "publish", "ftp://127.0.0.1/there"])
    assert done.exit_code == 1
    assert "neither a folder nor an http address" in done.output


def test_an_authorization_that_no_header_can_hold_is_not_shown(loaded: Workshop) -> None:
    told = {"NIANBAO_PUBLISH_AUTHORIZATION": "Bearer a\nb-secret"}
    done = CliRunner().invoke(
        main, ["--db", str(loaded.index), "publish", "http://127.0.0.1:9/"], env=told
    )
    assert done.exit_code != 0
    assert "cannot hold" in done.output
    assert "secret" not in done.output


def test_a_password_in_the_address_is_refused_and_not_shown(loaded: Workshop) -> None:
    address = "http://somebody:secret@127.0.0.1:9/there"
    done = CliRunner().invoke(main, ["--db", str(loaded.index), "publish", address])
    assert done.exit_code == 1
    assert "NIANBAO_PUBLISH_AUTHORIZATION" in done.output
    assert "secret" not in done.output


@pytest.mark.parametrize("address", ["http://127.0.0.1:port/", "http://[::1/there"])
def test_what_is_no_address_is_said(loaded: Workshop, address: str) -> None:
    done = CliRunner().invoke(main, ["--db", str(loaded.index), "publish", address])
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)
