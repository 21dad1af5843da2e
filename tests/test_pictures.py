"""The pictures of the documents show what the bot says now: their scenes are played again and
compared.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from docs.build import documents
from docs.illustrations.__main__ import FOLDER
from docs.illustrations.playing import play
from docs.illustrations.scenes import SCENES, Scene
from docs.illustrations.screen import drawn
from store.names import Names

SCREENS = FOLDER.parent / "screens"
"""Looked at in a browser: these are not drawn from records."""
HEAVIEST = 200_000
_SHOWN = re.compile(r'src="([^"]+)"')


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_a_picture_is_of_what_the_bot_says_now(
    scene: Scene, tmp_path: Path, names: Names
) -> None:
    played = await play(scene, tmp_path, names)
    kept = (FOLDER / f"{scene.name}.json").read_text(encoding="utf-8")
    assert played.record.to_json() == kept, "run `make pictures` and look at them"
    with Image.open(FOLDER / f"{scene.name}.png") as shown:
        assert (shown.format, shown.size) == ("PNG", drawn(played).size), "run `make pictures`"


def test_pictures_are_light_and_each_has_its_scene() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {scene.name for scene in SCENES}
    assert all(path.stat().st_size < HEAVIEST for path in FOLDER.glob("*.png"))


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_the_first_picture_leaves_room_for_what_stands_below_it(page: str) -> None:
    readme = FOLDER.parents[1] / page
    first = _SHOWN.findall(readme.read_text("utf-8"))[0]
    with Image.open(readme.parent / first) as shown:
        assert shown.height * 400 / shown.width <= 450


def test_every_picture_is_shown_in_a_document_and_every_shown_one_is_there() -> None:
    shown = {
        (page.parent / name).resolve()
        for page in documents()
        for name in _SHOWN.findall(page.read_text("utf-8"))
    }
    there = (*FOLDER.glob("*.png"), *SCREENS.glob("*.png"))
    assert shown == {path.resolve() for path in there}
