"""The forms in which a division's own name occurs: 彭水苗族土家族自治县, 彭水县, 彭水."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from store.names.naming import naming


class NameForm(IntEnum):
    """How a name stands for a division; a smaller one is the better reason."""

    FULL = 0
    """The own name, or what is said for it with a suffix: 彭水县 for 彭水苗族土家族自治县."""
    FORMER = 1
    """A name that it bore."""
    MERGED = 2
    """The name of a division that lies in it now: to be confirmed."""
    SHORT = 3
    """The own name without its suffix: it may stand for several."""
    INITIALS = 4
    DROPPED = 5
    """The own name with its 路, 街 or 镇 left out: 人民街道 for 人民路街道, which is a slip, for
    there are both.
    """


def suffix_of(name: str, level: str) -> str:
    """The suffix of an own name; empty when it has none of its level."""
    return next((s for s in naming().suffixes[level] if name.endswith(s) and name != s), "")


def short_of(name: str, level: str) -> str:
    """The name without suffix and peoples: 彭水; empty when less than two characters would
    remain.
    """
    suffix = suffix_of(name, level)
    if not suffix:
        return ""
    stem = name.removesuffix(suffix)
    while ending := next(
        (e for e in naming().ethnic if stem.endswith(e) and len(stem) - len(e) >= 2), ""
    ):
        stem = stem.removesuffix(ending)
    if len(stem) >= 2:
        return stem
    return ""


def forms_of(name: str, level: str) -> Iterator[tuple[str, NameForm]]:
    """All forms of an own name, the name itself first."""
    yield name, NameForm.FULL
    short, suffix = short_of(name, level), suffix_of(name, level)
    if not short:
        return
    yield short, NameForm.SHORT
    for spoken in naming().spoken.get(suffix, ()):
        if short + spoken != name:
            yield short + spoken, NameForm.FULL
    if suffix in ("乡", "镇") and short + suffix != name:
        yield short + suffix, NameForm.FULL
    if suffix == "街道" and short[-1] in "街路镇" and len(short) > 2:
        yield short[:-1] + "街道", NameForm.DROPPED
