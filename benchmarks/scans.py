"""Draws the shipped reports as scans and photographs and reads them: `python -m benchmarks.scans
[-n REPORTS] [KIND…]`.

Kinds: scan150, scan300 (turned by up to 2°, noise, JPEG), photo (in perspective, with a shadow, at
  200 dots an inch,
each page a file), part (a PDF whose second page is a scan, the others text). Needs the extra
`nianbao[ocr]`. Exit status 1 if a number is wrong or invented, or fewer than 97 % are read.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from store.loader.finding import FoundFile, find
from store.model import Reading, Rejected
from store.reading import read
from store.reading.formats.page_pictures import packed
from store.reading.opening.apart import texts
from store.reading.opening.recognising import read_any
from store.reading.words.problems import render_rejection
from store.reference import DATA
from tests.reading.documents import SHIPPED, as_pdf
from tests.reading.relaid import relaid

KINDS = {"scan150": 150, "scan300": 300, "photo": 200, "part": 200}
LEAST = 0.97


def printed(report: Reading) -> pdfium.PdfDocument:
    """A report with the shipped font."""
    return pdfium.PdfDocument(as_pdf(list(relaid(report)), font=SHIPPED))


def drawn(report: Reading, dots: int) -> list[Image.Image]:
    """The pages of a report as pictures."""
    document = printed(report)
    return [page.render(scale=dots / 72).to_pil().convert("RGB") for page in document]


def scanned(page: Image.Image, rng: random.Random) -> Image.Image:
    """As a scanner gives it."""
    turned = page.rotate(rng.uniform(-2, 2), fillcolor="white", resample=Image.Resampling.BICUBIC)
    noise = np.random.default_rng(rng.randrange(1 << 30)).normal(
        0, 8, (turned.height, turned.width, 1)
    )
    made = io.BytesIO()
    Image.fromarray((np.asarray(turned) + noise).clip(0, 255).astype("uint8")).save(
        made, "JPEG", quality=70
    )
    return Image.open(made).convert("RGB")


def photographed(page: Image.Image, rng: random.Random) -> Image.Image:
    """As somebody takes it who does not stand right above it, in uneven light."""
    width, height = page.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    seen = [
        (abs(x - width * rng.uniform(0.01, 0.06)), abs(y - height * rng.uniform(0.01, 0.05)))
        for x, y in corners
    ]
    rows, right = [], []
    for (x, y), (to_x, to_y) in zip(seen, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -to_x * x, -to_x * y], [0, 0, 0, x, y, 1, -to_y * x, -to_y * y]]
        right += [to_x, to_y]
    matrix = np.linalg.solve(np.array(rows), np.array(right))
    bent = page.transform(
        page.size,
        Image.Transform.PERSPECTIVE,
        matrix.tolist(),
        Image.Resampling.BICUBIC,
        fillcolor=(120, 110, 100),
    )
    shade = np.linspace(0.55, 1, width)[None, :, None] * np.linspace(1, 0.85, height)[:, None, None]
    return Image.fromarray((np.asarray(bent) * shade).clip(0, 255).astype("uint8"))


def put(report: Reading, kind: str, pages: list[Image.Image], folder: Path) -> list[Path]:
    """The files in which pages come."""
    if kind == "photo":
        paths = [folder / f"照片_{number}.jpg" for number in range(1, len(pages) + 1)]
        for path, page in zip(paths, pages, strict=True):
            page.save(path, quality=85)
        return paths
    path = folder / f"{kind}.pdf"
    if kind == "part":
        second = io.BytesIO()
        pages[1].save(second, "PDF", quality=85)
        document = printed(report)
        del document[1]
        document.import_pages(pdfium.PdfDocument(second.getvalue()), index=1)
        document.save(path)
    else:
        pages[0].save(path, save_all=True, append_images=pages[1:], quality=85)
    return [path]


def read_one(file: FoundFile | Rejected) -> Reading | Rejected:
    """What a file says, or several that are the pages of one report."""
    if isinstance(file, Rejected) or not file.pages:
        return (
            file if isinstance(file, Rejected) else next(texts(Path(file.path), file.name)).reading
        )
    pages = [(Path(page).name, Path(page).read_bytes()) for page in file.pages]
    reading = read_any(file.name, packed(pages))
    while True:
        try:
            next(reading)
        except StopIteration as end:
            found: Reading | Rejected = end.value
            return found


def judged(report: Reading, kind: str, folder: Path) -> Counter[str]:
    """How many numbers of a report were read rightly from a picture of it."""
    rng = random.Random(f"{report.file} {kind}")
    change = photographed if kind == "photo" else scanned
    pages = [change(page, rng) for page in drawn(report, KINDS[kind])]
    (file,) = find(put(report, kind, pages, folder))
    began = time.perf_counter()
    found = read_one(file)
    seconds = time.perf_counter() - began
    gold = {fact.cell: fact.value for fact in report.facts}
    read_ = {fact.cell: fact.value for fact in found.facts} if isinstance(found, Reading) else {}
    tally = Counter(
        "right" if read_.get(cell, -1) == value else "wrong" if cell in read_ else "absent"
        for cell, value in gold.items()
    )
    tally["invented"] = len(set(read_) - set(gold))
    why = "" if isinstance(found, Reading) else render_rejection(found, "en")
    print(
        f"{kind:<8} {report.file:<24} {dict(tally)} {len(pages)} pages, {seconds:.0f} s {why}",
        flush=True,
    )
    return tally


def main() -> None:
    """Draw, read, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("-n", type=int, default=5)
    arguments.add_argument("kinds", nargs="*", default=list(KINDS))
    given = arguments.parse_args()
    every: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted((DATA / "reports").glob("*.txt"))[: given.n]:
            report = read(path.name, path.read_bytes())
            if isinstance(report, Reading):
                for kind in given.kinds:
                    every += judged(report, kind, Path(scratch))
    share = every["right"] / max(1, every["right"] + every["wrong"] + every["absent"])
    print(f"right {share:.1%}, wrong {every['wrong']}, invented {every['invented']}")
    sys.exit(bool(every["wrong"] or every["invented"] or share < LEAST))


if __name__ == "__main__":
    main()
