"""Settings: read once, from the environment and a file, by the command line; all else is handed
what it needs.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs

from bot.setup.languages import language_of
from bot.setup.setting_values import SECONDS, count_of, ids_of, is_zone, misread, token_of
from handlers.reply import Language
from store.extras import is_checkout
from store.reference import DATA
from store.server import Place, place_of

SAMPLES = DATA / "reports"
"""The reports that are part of the program."""
FOLDER = Path(platformdirs.user_data_dir("nianbao"))
CONFIG = Path(platformdirs.user_config_dir("nianbao")) / "nianbao.toml"
REPORTS = SAMPLES if is_checkout() else FOLDER / "reports"
LISTEN = "127.0.0.1:8080"
SERVE = "127.0.0.1:8765"
SHORTEST_TOKEN = 16
"""Characters of a token for `nianbao serve`."""
_PREFIX = "NIANBAO_"
_RATE = re.compile(r"[1-9][0-9]{0,4}")
_ADDRESS = re.compile(r"(?:[\w.-]+|\[[0-9a-f:]+\]):[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of the program, each with the variable that sets it."""

    index: Path
    """`NIANBAO_DB`, `--db`: the index of reports; can be rebuilt from the report files at any
    time.
    """
    state: Place
    """`NIANBAO_STATE`: chats, subscriptions, buttons and the like; cannot be rebuilt. A file, or a
    PostgreSQL database: `postgresql://user:password@host/database`. Default: `state.db` beside the
    index.
    """
    home: str
    """`NIANBAO_HOME`: the province that bare names are looked for in first. Default:
    宁夏回族自治区.
    """
    token: str
    """`NIANBAO_TOKEN`, `NIANBAO_TOKEN_FILE`: the Telegram bot's token, from @BotFather, or a file
    that holds nothing else; never logged.
    """
    api: str
    """`NIANBAO_API`: where the Bot API is; default: Telegram's own server. For a local Bot API
    server or tests.
    """
    timezone: str
    """`NIANBAO_TIMEZONE`: the zone in which 今年 and 去年 are reckoned, and that of chats which
    chose none.
    Default: Asia/Shanghai."""
    webhook: str = ""
    """`NIANBAO_WEBHOOK`: the public https address at which Telegram delivers updates. Default:
    none, they are fetched by long polling.
    """
    listen: str = LISTEN
    """`NIANBAO_LISTEN`: host:port where the webhook is listened to, behind a proxy that serves the
    public address.
    Default: 127.0.0.1:8080."""
    health: str = ""
    """`NIANBAO_HEALTH`: host:port of `/healthz` and of `/metrics` for Prometheus, such as
    127.0.0.1:9464. Default: not served.
    """
    reports: Path = REPORTS
    """`NIANBAO_REPORTS`: the folder of report files that `/reload` reads, and that takes what is
    sent to the bot.
    Default: `data/reports` of a checkout; where the program is installed, `reports` in the
    platform's data folder.
    """
    owners: frozenset[int] = frozenset()
    """`NIANBAO_OWNER`: the Telegram user who may do everything, by id; several are divided by
    commas.
    """
    chats: frozenset[int] = frozenset()
    """`NIANBAO_CHATS`: the chats that are served, by id, divided by commas; administrators add
    others with `/allow`.
    Default: all chats but those that `/disallow` keeps out."""
    only_admins_invite: bool = False
    """`NIANBAO_INVITES`: `admins` if the bot is to leave groups to which somebody else adds it.
    Default: `anyone`.
    """
    plain_tables: bool = False
    """`NIANBAO_TABLES`: `plain` if tables are to be sent in a fixed-width face, which the oldest
    Telegram shows.
    Default: `rich`, Telegram's own tables, where its server has them (Bot API 10.1)."""
    stop_seconds: int = 20
    """`NIANBAO_STOP`: how many seconds a stop may take to finish what was begun; what is not
    finished then is kept for the next start. Default: 20.
    """
    language: Language = Language.ZH
    """`--lang`, `LC_ALL`, `LC_MESSAGES`, `LANG`: what the command line speaks; the first that is
    set counts.
    Default: Chinese."""
    sources: Path = FOLDER / "sources.toml"
    """`NIANBAO_SOURCES`: the file of the sources that are watched for new reports. Default:
    `sources.toml` beside the index, if there is one.
    """
    inside: str = ""
    """`NIANBAO_INSIDE`: addresses and networks inside the house that sources may be at, divided by
    commas, such as 10.1.0.0/16. Default: none.
    """
    index_from: str = ""
    """`NIANBAO_INDEX_FROM`: a folder or an https address where `nianbao publish` puts an index; it
    is fetched, and read instead of one of one's own. Default: none.
    """
    publish_authorization: str = ""
    """`NIANBAO_PUBLISH_AUTHORIZATION`: what the server at which `nianbao publish` puts the index is
    told in the header Authorization, such as `Bearer …`; never logged. Default: none.
    """
    serve: str = SERVE
    """`NIANBAO_SERVE`: host:port of `nianbao serve`. Default: 127.0.0.1:8765; one that other
    machines reach needs tokens.
    """
    serve_tokens: frozenset[str] = frozenset()
    """`NIANBAO_SERVE_TOKENS`: the tokens of programs that may ask `nianbao serve`, divided by
    commas. Default: none are needed.
    """
    serve_rate: int = 120
    """`NIANBAO_SERVE_RATE`: how many requests of one token or address `nianbao serve` answers in a
    minute.
    Default: 120."""
    config: Path = CONFIG
    """`NIANBAO_CONFIG`: the settings file. Default: `nianbao.toml` in the platform's folder for
    configuration.
    """

    def __repr__(self) -> str:
        """Without the token, so that no log or traceback can show it."""
        token = "set" if self.token else "not set"
        return f"Settings(index={self.index}, state={self.state}, home={self.home}, token={token})"


def read_settings(
    environment: Mapping[str, str] = os.environ,
    db: Path | None = None,
    lang: str | None = None,
) -> Settings | str:
    """The settings that hold: `--db` before the environment before the file before the defaults.

    Or, as one line, what is wrong with one of them.
    """
    said = _said(environment)
    if isinstance(said, str):
        return said
    index = db or Path(said.get("NIANBAO_DB") or FOLDER / "index.db")
    chosen = _defaults(index) | {name: value for name, value in said.items() if value}
    token = token_of(said)
    index_from = chosen["NIANBAO_INDEX_FROM"].strip()
    owners, chats = ids_of(chosen["NIANBAO_OWNER"]), ids_of(chosen["NIANBAO_CHATS"])
    settings = Settings(
        index=published_at(index, index_from) if index_from else index,
        state=place_of(chosen["NIANBAO_STATE"]),
        home=chosen["NIANBAO_HOME"],
        token=token or "",
        api=chosen["NIANBAO_API"],
        timezone=chosen["NIANBAO_TIMEZONE"],
        webhook=chosen["NIANBAO_WEBHOOK"],
        listen=chosen["NIANBAO_LISTEN"],
        health=chosen["NIANBAO_HEALTH"],
        reports=Path(chosen["NIANBAO_REPORTS"]),
        owners=owners or frozenset(),
        chats=chats or frozenset(),
        only_admins_invite=chosen["NIANBAO_INVITES"] == "admins",
        plain_tables=chosen["NIANBAO_TABLES"] == "plain",
        stop_seconds=count_of(chosen["NIANBAO_STOP"], SECONDS),
        sources=Path(chosen["NIANBAO_SOURCES"]),
        inside=chosen["NIANBAO_INSIDE"],
        index_from=index_from,
        publish_authorization=chosen["NIANBAO_PUBLISH_AUTHORIZATION"].strip(),
        serve=chosen["NIANBAO_SERVE"],
        serve_tokens=frozenset(
            filter(None, map(str.strip, chosen["NIANBAO_SERVE_TOKENS"].split(",")))
        ),
        serve_rate=count_of(chosen["NIANBAO_SERVE_RATE"], _RATE),
        config=Path(chosen["NIANBAO_CONFIG"]),
        language=language_of(lang, environment),
    )
    if token is None:
        return f"NIANBAO_TOKEN_FILE={said['NIANBAO_TOKEN_FILE']} cannot be read"
    return misread(said, owners, chats) or _wrong(settings) or settings


def _defaults(index: Path) -> dict[str, str]:
    """What holds where a variable is not set, or empty; some files lie beside the index."""
    return dict.fromkeys((_PREFIX + name.upper() for name in NAMES), "") | {
        "NIANBAO_STATE": str(index.with_name("state.db")),
        "NIANBAO_HOME": "宁夏回族自治区",
        "NIANBAO_API": "https://api.telegram.org",
        "NIANBAO_TIMEZONE": "Asia/Shanghai",
        "NIANBAO_LISTEN": LISTEN,
        "NIANBAO_REPORTS": str(REPORTS),
        "NIANBAO_STOP": "20",
        "NIANBAO_SOURCES": str(index.with_name("sources.toml")),
        "NIANBAO_SERVE": SERVE,
        "NIANBAO_SERVE_RATE": "120",
        "NIANBAO_CONFIG": str(CONFIG),
    }


def published_at(index: Path, source: str) -> Path:
    """Where the copy of a published index lies: beside the index of one's own, which is never
    written over.
    """
    return index.with_name(f"published-{hashlib.sha256(source.encode()).hexdigest()[:8]}.db")


def day(settings: Settings) -> date:
    """The day it is in the settings' zone."""
    return datetime.now(ZoneInfo(settings.timezone)).date()


def _wrong(settings: Settings) -> str:
    if not is_zone(settings.timezone):
        return f"NIANBAO_TIMEZONE={settings.timezone} is no time zone; Asia/Shanghai is one"
    if settings.webhook and not settings.webhook.startswith("https://"):
        return (
            f"NIANBAO_WEBHOOK={settings.webhook} does not begin with https://, "
            "which Telegram asks for"
        )
    if settings.serve_rate < 1:
        return "NIANBAO_SERVE_RATE is not a number of requests from 1 to 99999"
    if any(len(token) < SHORTEST_TOKEN for token in settings.serve_tokens):
        return (
            f"NIANBAO_SERVE_TOKENS has one of less than {SHORTEST_TOKEN} characters, "
            "which can be guessed"
        )
    if wrong := _wrong_address(settings):
        return wrong
    if "://" in settings.index_from and not settings.index_from.startswith(("http://", "https://")):
        return f"NIANBAO_INDEX_FROM={settings.index_from} is neither a folder nor an http address"
    if (
        not settings.publish_authorization.isascii()
        or not settings.publish_authorization.isprintable()
    ):
        return "NIANBAO_PUBLISH_AUTHORIZATION has signs that a header cannot hold"
    if settings.inside:
        from handlers.watching.inside import networks  # Sockets, which a question does not need.

        if networks(settings.inside) is None:
            return (
                f"NIANBAO_INSIDE={settings.inside} is not a list of networks, such as 10.1.0.0/16"
            )
    return ""


def _wrong_address(settings: Settings) -> str:
    for name, address in (
        ("LISTEN", settings.listen),
        ("HEALTH", settings.health),
        ("SERVE", settings.serve),
    ):
        if address and not _ADDRESS.fullmatch(address):
            return f"NIANBAO_{name}={address} is not host:port, such as 127.0.0.1:8080"
    return ""


def _said(environment: Mapping[str, str]) -> dict[str, str] | str:
    """All that is set: the file's entries under the names of their variables, then the
    environment.
    """
    named = environment.get("NIANBAO_CONFIG")
    path = Path(named or CONFIG)
    if not path.exists():
        if named:
            return f"NIANBAO_CONFIG={path} does not exist"
        return dict(environment)
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return f"the settings file {path} cannot be read: {' '.join(str(error).split())}"
    for name, value in written.items():
        if name not in NAMES:
            return (
                f"the settings file {path} has {name}, which is no setting; "
                f"there are {', '.join(sorted(NAMES))}"
            )
        if not isinstance(value, str):
            return (
                f'the settings file {path}: {name} must be a text in quotation marks: {name} = "…"'
            )
    return {_PREFIX + name.upper(): value for name, value in written.items()} | dict(environment)


NAMES = frozenset(
    {
        *(
            "db",
            "state",
            "home",
            "token",
            "token_file",
            "api",
            "timezone",
            "webhook",
            "listen",
            "health",
        ),
        *(
            "reports",
            "owner",
            "chats",
            "invites",
            "tables",
            "stop",
            "sources",
            "inside",
            "index_from",
        ),
        *("publish_authorization", "serve", "serve_tokens", "serve_rate"),
    }
)
"""The entries of the settings file: the variables without NIANBAO_, in small letters."""
