"""How names are built and spoken: `data/reference/naming.toml`, read once and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from store.patterns import any_of
from store.reference import BrokenReferenceError, toml_of

LEVELS = ("province", "city", "county", "township", "special")
"""From the widest; a level's place in this row is how it is kept in the index."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The wordings of `naming.toml`; its comments say what each is for."""

    suffixes: dict[str, tuple[str, ...]]
    spoken: dict[str, tuple[str, ...]]
    level_words: dict[str, tuple[str, ...]]
    level_openings: frozenset[str]
    """The first words of these."""
    level_letters: dict[str, tuple[str, ...]]
    ethnic: tuple[str, ...]
    peoples: re.Pattern[str]
    english: dict[str, tuple[str, ...]]
    chinese_filler: re.Pattern[str]
    english_filler: frozenset[str]
    everyday_words: frozenset[str]
    tails: tuple[str, ...]
    no_tails: tuple[str, ...]
    fields: tuple[str, ...]
    everyday_names: frozenset[str]
    no_proof: re.Pattern[str]
    city_branches: frozenset[str]
    no_office: re.Pattern[str]


@cache
def naming() -> Naming:
    """The file's content."""
    content = toml_of("naming.toml")
    if set(content["suffixes"]) != set(LEVELS):
        raise BrokenReferenceError(
            f"naming.toml: [suffixes] must have a row for each of {', '.join(LEVELS)}"
        )

    def rows(section: str) -> dict[str, tuple[str, ...]]:
        return {key: tuple(words) for key, words in content[section].items()}

    everyday = content["everyday"]
    filler = any_of(content["filler"]["chinese"])
    peoples = any_of(content["peoples"]["words"])
    return Naming(
        suffixes={level: _longest_first(words) for level, words in rows("suffixes").items()},
        spoken=rows("spoken"),
        level_words=rows("level_words"),
        level_openings=frozenset(said.split()[0] for said in rows("level_words")),
        level_letters=rows("level_letters"),
        ethnic=_longest_first(content["ethnic"]["words"]),
        peoples=re.compile(rf"(?:(?:{peoples})(?:,? and |, | ))+"),
        english=rows("english"),
        chinese_filler=re.compile(f"(?:{filler})"),
        english_filler=frozenset(content["filler"]["english"]),
        everyday_words=frozenset(everyday["words"]),
        tails=_longest_first(everyday["tails"]),
        no_tails=_longest_first(everyday["no_tails"]),
        fields=_longest_first(everyday["fields"]),
        everyday_names=frozenset(everyday["names"]),
        no_proof=re.compile("|".join(map(re.escape, content["proof"]["no_proof"]))),
        city_branches=frozenset(content["proof"]["city_branches"]),
        no_office=re.compile("|".join(map(re.escape, content["proof"]["no_office"]))),
    )


def _longest_first(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
