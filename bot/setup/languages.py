"""The language of the command line: what `--lang` says, else what the environment asks for."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.reply import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set counts, as everywhere."""
_NO_LANGUAGE = ("", "C", "POSIX")


def language_of(said: str | None, environment: Mapping[str, str]) -> Language:
    """Chinese for those who speak it and where nothing is set; English for who has set any other
    language.
    """
    if said:
        return Language(said)
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    name = locale.split(".")[0].split("@")[0]
    if name in _NO_LANGUAGE or name.lower().startswith("zh"):
        return Language.ZH
    return Language.EN
