"""Trains the model that tells what is spoken around a question (`handlers.understanding.cutting.
speaking_around`) from clauses in `benchmarks/around/`, and says how well it does on clauses that it
has not seen.

    python -m benchmarks.train_around zh            cross-validates, and prints what is mistaken
    python -m benchmarks.train_around zh --write    writes data/reference/around-model.zh.tsv too

Logistic regression, by stochastic descent in a fixed order: the same clauses make the same file.
What narrows a question counts more than what is spoken around it: to ask for less is no harm.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from handlers.understanding.cutting.speaking_around import AroundModel, pieces, weighed
from store.reference import REFERENCE, toml_of

_CLAUSES = Path(__file__).parent / "around"
_ROUNDS = 12
_RATE = 0.25
_DECAY = 2e-5
_RARE = 2
"""Clauses in which a piece must stand to be weighed."""
_NARROWING = 2.0
"""How much more a clause counts that narrows."""
_FOLDS = 5
_HUNDREDTHS = 100
_TAKEN_WRONG = {"likely": 0.08, "certain": 0.015}
"""Which part of the clauses that narrow may be taken for words around, at the most. Many of
them are hard: they speak of the asker as well.
"""


class Clause(NamedTuple):
    """A clause, and whether it is only spoken around a question."""

    text: str
    around: bool


def clauses(language: str) -> list[Clause]:
    """All clauses of a language, in an order that is always the same."""
    found = [Clause(text, True) for text in _lines(f"around.{language}.txt")]
    found += [Clause(text, False) for text in _lines(f"narrows.{language}.txt")]
    if language == "zh":
        found += [Clause(topic, False) for topic in _topics()]
    random.Random(1).shuffle(found)
    return found


def _topics() -> list[str]:
    """What offices are in charge of, by their names: 生态环境 of 生态环境局."""
    lists = toml_of("offices.toml")
    names = chain.from_iterable(office.get("names", ()) for office in lists["office"])
    topics = (_OFFICE.sub("", name) for name in names)
    return list(dict.fromkeys(topic for topic in topics if len(topic) > _SHORT))


def _lines(name: str) -> list[str]:
    text = (_CLAUSES / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    return list(dict.fromkeys(filter(None, lines)))


def made_of(language: str) -> int:
    """A check sum of the clauses, so that a test sees whether the model is of these."""
    return crc32("\n".join(f"{one.text} {one.around}" for one in clauses(language)).encode())


def trained(examples: Sequence[Clause]) -> AroundModel:
    """The model of some clauses; nothing is told for certain yet (`least` is 0)."""
    read = [(frozenset(pieces(one.text)), one.around) for one in examples]
    counted = Counter(piece for found, _ in read for piece in found)
    weights = {piece: 0.0 for piece, count in sorted(counted.items()) if count >= _RARE}
    bias = 0.0
    order = random.Random(2)
    for turn in range(_ROUNDS):
        rate = _RATE / (1 + turn / 2)
        order.shuffle(read)
        for found, around in read:
            known = [piece for piece in sorted(found) if piece in weights]
            scale = 1 / math.sqrt(len(known) + 1)
            said = bias + scale * sum(weights[piece] for piece in known)
            wrong = around - 1 / (1 + math.exp(-max(-30.0, min(30.0, said))))
            step = rate * wrong * (1 if around else _NARROWING)
            bias += step
            for piece in known:
                weights[piece] += step * scale - _DECAY * rate * weights[piece]
    rounded = {piece: round(weight * _HUNDREDTHS) for piece, weight in weights.items()}
    return AroundModel({p: w for p, w in rounded.items() if w}, round(bias * _HUNDREDTHS))


_OFFICE = re.compile(r"(?:委员会|办公室|办事处|分局|局|厅|委|办|部|中心)$")
_SHORT = 2
_LOST = 0.03
"""Which part of the clauses around a question may be taken for narrowing ones."""


def validated(examples: Sequence[Clause]) -> list[tuple[float, Clause]]:
    """What each clause weighs by a model that has not seen it."""
    told: list[tuple[float, Clause]] = []
    for fold in range(_FOLDS):
        model = trained([one for at, one in enumerate(examples) if at % _FOLDS != fold])
        told += [(weighed(one.text, model), one) for one in examples[fold::_FOLDS]]
    return sorted(told, key=lambda one: (-one[0], one[1].text))


def bounds(told: Sequence[tuple[float, Clause]]) -> dict[str, int]:
    """What a clause must weigh for few that narrow to be mistaken, and what it may weigh for few
    that do not.
    """
    narrowing = [weight for weight, one in told if not one.around]
    found = {
        name: math.ceil(narrowing[int(len(narrowing) * part)]) + 1
        for name, part in _TAKEN_WRONG.items()
    }
    around = [weight for weight, one in told if one.around]
    return {**found, "narrows": math.floor(around[-int(len(around) * _LOST)]) - 1}


def main() -> None:
    """Cross-validates the model of a language, and writes it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("zh", "en"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    examples = clauses(given.language)
    told = validated(examples)
    least = bounds(told)
    for name in _TAKEN_WRONG:
        _show(name, least[name], told)
    narrowing = [weight for weight, one in told if not one.around]
    vetoed = sum(weight <= least["narrows"] for weight in narrowing) / len(narrowing)
    print(f"narrows, at {least['narrows']}: {vetoed:.1%} of {len(narrowing)} that narrow are told")
    if given.write:
        _write(given.language, trained(examples)._replace(**least))


def _show(name: str, bound: int, told: Sequence[tuple[float, Clause]]) -> None:
    """How many are told at a bound, and what is mistaken."""
    around = [weight for weight, one in told if one.around]
    seen = sum(weight >= bound for weight in around)
    wrong = [one.text for weight, one in told if weight >= bound and not one.around]
    part = seen / len(around)
    print(f"{name}, at {bound}: {part:.1%} of {len(around)} around a question are told")
    print(f"{len(wrong)} that narrow are mistaken:", *wrong[:40], sep="\n  ")


def _write(language: str, model: AroundModel) -> None:
    rows = [
        ("(bias)", model.bias),
        ("(likely)", model.likely),
        ("(certain)", model.certain),
        ("(narrows)", model.narrows),
        ("(clauses)", made_of(language)),
        *sorted(model.weights.items()),
    ]
    head = (
        "# Weights of pieces of words, in hundredths: more is likelier around a question than in\n"
        "# it (handlers/understanding/cutting/speaking_around.py). Made by\n"
        "# benchmarks/train_around.py.\n"
        "piece\tweight\n"
    )
    text = head + "".join(f"{piece}\t{weight}\n" for piece, weight in rows)
    (REFERENCE / f"around-model.{language}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
