"""How long a name takes, beside rapidfuzz's WRatio over all names: `python benchmarks/names.py`."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable

MEMORY_BEFORE = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
START = time.perf_counter()

from store.names import Names  # noqa: E402 - importing is part of what is measured

NAMES = Names()
NAMES.resolve("平罗县")
READY = time.perf_counter() - START
MEMORY = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - MEMORY_BEFORE

from rapidfuzz import fuzz, process  # noqa: E402

from store.names.gazetteer import entries  # noqa: E402
from store.names.sounds import lookalikes  # noqa: E402

QUESTIONS = [
    "平罗县2022年收到多少件信息公开申请",
    "红寺堡和西吉2020年行政处罚谁多",
    "青山乡和彭阳县政府办的规范性文件数比一比",
    "how many applications did Pingluo receive in 2022",
    "which had more procurement projects in 2020, Xiji or Hongsibu?",
    "西集县2020年行政处罚决定数",
]


def mentions() -> list[str]:
    """1,000 names as people write them: right, short, with an office, with a slip, in letters."""
    rng = random.Random(1)
    listed = [e.path for e in entries()]
    home = [path for path in listed if path[0] == "宁夏回族自治区" and len(path) > 1]
    made: list[str] = []
    while len(made) < 1000:
        path = rng.choice(home if rng.random() < 0.7 else listed)
        name = path[-1]
        at = rng.randrange(len(name))
        slip = name[:at] + rng.choice(lookalikes().get(name[at], "某")) + name[at + 1 :]
        made += [name, "".join(path[-2:]), name + "教育局", slip, name[:-1], "Pingluo County Education Bureau"]
    return made[:1000]


def measure(title: str, call: Callable[[str], object], texts: list[str]) -> None:
    """Prints the median and the 99th percentile of a call, in microseconds."""
    took = []
    for text in texts:
        start = time.perf_counter()
        call(text)
        took.append(1e6 * (time.perf_counter() - start))
    took.sort()
    print(f"{title:<44} p50 {took[len(took) // 2]:9.0f} us   p99 {took[len(took) * 99 // 100]:9.0f} us")


def main() -> None:
    """Prints all figures."""
    texts = mentions()
    everything = ["".join(entry.path) for entry in entries()]
    print(f"ready after {1000 * READY:.0f} ms (imports and first name), {MEMORY / 1024:.0f} MB more resident")
    for text in texts[:50]:
        NAMES.resolve(text)
    measure("Names.resolve, 1,000 names", NAMES.resolve, texts)
    measure("Names.find, 600 questions", NAMES.find, QUESTIONS * 100)
    measure(
        "rapidfuzz extractOne(WRatio), 40 names",
        lambda t: process.extractOne(t, everything, scorer=fuzz.WRatio),
        texts[:40],
    )


if __name__ == "__main__":
    main()
