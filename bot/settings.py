"""Settings: read once, from the environment, by the command line; everything else is handed what it needs."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

import platformdirs

from store.reference import DATA


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of the program, each with the variable that sets it."""

    index: Path
    """`NIANBAO_DB`, `--db`: the index of reports; can be rebuilt from the report files at any time."""
    state: Path
    """`NIANBAO_STATE`: chats, buttons and the like; cannot be rebuilt. Default: `state.db` beside the index."""
    home: str
    """`NIANBAO_HOME`: the province that bare names are looked for in first. Default: 宁夏回族自治区."""
    token: str
    """`NIANBAO_TOKEN`: the Telegram bot's token, from @BotFather; never logged."""
    api: str
    """`NIANBAO_API`: where the Bot API is; default: Telegram's own server. For a local Bot API server or tests."""
    timezone: str
    """`NIANBAO_TIMEZONE`: the zone in which 今年 and 去年 are reckoned. Default: Asia/Shanghai."""
    reports: Path = DATA / "reports"
    """`NIANBAO_REPORTS`: the folder of report files that `/reload` reads. Default: `data/reports`."""
    owners: frozenset[int] = frozenset()
    """`NIANBAO_OWNER`: the Telegram user who may do everything, by id; several are divided by commas."""
    chats: frozenset[int] = frozenset()
    """`NIANBAO_CHATS`: the chats that are served, by id, divided by commas; administrators add others with `/allow`.
    Default: all chats but those that `/disallow` keeps out."""
    only_admins_invite: bool = False
    """`NIANBAO_INVITES`: `admins` if the bot is to leave groups to which somebody else adds it. Default: `anyone`."""

    def __repr__(self) -> str:
        """Without the token, so that no log or traceback can show it."""
        token = "set" if self.token else "not set"
        return f"Settings(index={self.index}, state={self.state}, home={self.home}, token={token})"


def read_settings(environment: Mapping[str, str] = os.environ, db: Path | None = None) -> Settings | str:
    """The settings that hold: `--db` before the environment before the defaults; or what is wrong with one of them."""
    folder = Path(platformdirs.user_data_dir("nianbao"))
    index = db or Path(environment.get("NIANBAO_DB") or folder / "index.db")
    timezone = environment.get("NIANBAO_TIMEZONE") or "Asia/Shanghai"
    if timezone not in available_timezones():
        return f"NIANBAO_TIMEZONE={timezone} is no time zone; Asia/Shanghai is one"
    owners, chats = _ids(environment.get("NIANBAO_OWNER", "")), _ids(environment.get("NIANBAO_CHATS", ""))
    if owners is None or any(owner <= 0 for owner in owners):
        return "NIANBAO_OWNER is not the id of a Telegram user (a number; several are divided by commas)"
    if chats is None:
        return "NIANBAO_CHATS is not a list of chat ids (numbers divided by commas; those of groups are negative)"
    invites = environment.get("NIANBAO_INVITES") or "anyone"
    if invites not in ("anyone", "admins"):
        return f"NIANBAO_INVITES={invites} is neither anyone nor admins"
    return Settings(
        index=index,
        state=Path(environment.get("NIANBAO_STATE") or index.with_name("state.db")),
        home=environment.get("NIANBAO_HOME") or "宁夏回族自治区",
        token=environment.get("NIANBAO_TOKEN", "").strip(),
        api=environment.get("NIANBAO_API") or "https://api.telegram.org",
        timezone=timezone,
        reports=Path(environment.get("NIANBAO_REPORTS") or DATA / "reports"),
        owners=owners,
        chats=chats,
        only_admins_invite=invites == "admins",
    )


def _ids(text: str) -> frozenset[int] | None:
    """Numbers divided by commas or blanks."""
    words = text.replace(",", " ").replace("，", " ").split()
    return frozenset(map(int, words)) if all(re.fullmatch(r"-?[0-9]{1,19}", word) for word in words) else None
