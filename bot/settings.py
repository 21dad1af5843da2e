"""Settings: read once, from the environment, by the command line; everything else is handed what it needs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import available_timezones

import platformdirs


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
    return Settings(
        index=index,
        state=Path(environment.get("NIANBAO_STATE") or index.with_name("state.db")),
        home=environment.get("NIANBAO_HOME") or "宁夏回族自治区",
        token=environment.get("NIANBAO_TOKEN", "").strip(),
        api=environment.get("NIANBAO_API") or "https://api.telegram.org",
        timezone=timezone,
    )
