"""What the commands share: how they end, open the index, and say and take JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bot.setup.settings import Settings

if TYPE_CHECKING:
    from bot.objects.records import Json
    from bot.setup.services import Services


def fail(message: str) -> NoReturn:
    """End with one line on standard error and exit status 1."""
    click.echo(f"nianbao: {message}", err=True)
    raise SystemExit(1)


def services_of(settings: Settings) -> Services:
    """The parts over the index, or the end with one line."""
    from bot.setup.services import open_services
    from store.index import IndexUnusable

    services = open_services(settings)
    if isinstance(services, str):
        fail(f"NIANBAO_HOME={services}")
    if isinstance(services, IndexUnusable):
        if settings.index_from:
            fail(f"cannot fetch the index from {settings.index_from}: {services.reason}")
        from bot.jobs.loading import no_index  # brings all that reads reports

        fail(no_index(services))
    click.get_current_context().call_on_close(services.close)
    return services


def say(record: Json) -> None:
    """One object as a line of JSON."""
    click.echo(json.dumps(record, ensure_ascii=False))


def answer_lines(answer: Callable[[dict[str, object]], Json]) -> None:
    """JSON lines: one object in, one out, in order."""
    for place, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            fail(f"line {place} of the input is not a JSON object")
        say(answer(asked))


ELSEWHERE = (
    "NIANBAO_INDEX_FROM is set: the index is published elsewhere, and changed there; "
    "unset it to have your own"
)


def extra(name: str, module: str) -> Any:
    """A module of ours that needs an extra; or the end with one line that says how to install
    it.
    """
    from importlib import import_module

    from store.extras import Extra, way_to

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] in ("bot", "handlers", "store"):
            raise
        fail(f"this needs the extra {name}: {way_to(Extra(name))} (there is no {error.name})")


class Guarded(click.Group):
    """Commands; a database that is damaged ends each of them with one line."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is asked for."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from store.index import Damaged

            if not isinstance(error, Damaged):
                raise
            fail(
                f"a database cannot be read ({error}): "
                "`nianbao doctor` says which one and what to do"
            )


class Given(click.Path):
    """A path that is said: an empty one would be the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if not str(value).strip():
            self.fail("a path is empty", param, ctx)
        return super().convert(value, param, ctx)
