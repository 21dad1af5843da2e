"""The reference lists that names are read with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

from store.model import Division
from store.names import index as index_module
from store.names.building import fingerprint
from store.names.forms import NameForm, forms_of, short_of
from store.names.gazetteer import entries, former_names
from store.names.naming import naming
from store.names.offices import offices
from store.names.sounds import lookalikes, pronounced, readings
from store.reference import BrokenReferenceError


def test_every_character_of_a_name_has_a_reading_that_the_dictionary_knows() -> None:
    unknown = {c for entry in entries() for c in entry.path[-1] if c not in readings()}
    assert unknown == set("（）012𰝟")
    differing = [
        char
        for char, syllables in readings().items()
        if not {s.replace("v", "ü") for s in syllables}
        & set(pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=True)[0])
    ]
    assert len(differing) <= 10, differing


def test_readings_of_place_names() -> None:
    assert {"".join(s) for s in pronounced("红寺堡")} == {"hongsibao", "hongsibu", "hongsipu"}
    assert ("shan", "xian") in set(pronounced("单县"))
    assert ("le", "du") in set(pronounced("乐都"))


def test_lookalikes_go_both_ways() -> None:
    for one, others in lookalikes().items():
        assert one not in others
        assert all(one in lookalikes().get(other, "") for other in others), one


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("彭水苗族土家族自治县", "county", "彭水"),
        ("宁夏回族自治区", "province", "宁夏"),
        ("延边朝鲜族自治州", "city", "延边"),
        ("新华街街道", "township", "新华街"),
        ("道县", "county", ""),
        ("灵武农场", "special", ""),
    ],
)
def test_short_forms(name: str, level: str, short: str) -> None:
    assert short_of(name, level) == short


def test_spoken_forms() -> None:
    assert ("彭水县", NameForm.FULL) in set(forms_of("彭水苗族土家族自治县", "county"))
    assert ("新华街道", NameForm.DROPPED) in set(forms_of("新华街街道", "township"))


def test_former_names_belong_to_divisions_that_stand() -> None:
    codes = {entry.code for entry in entries()}
    assert {former.code for former in former_names()} <= codes
    assert {"洪泽县", "淮阴市"} <= {former.name for former in former_names()}
    assert ("石咀山市", True, "640200000000", "1987") in set(former_names())


def test_offices_by_level_and_province() -> None:
    health = offices().chinese["卫健委"].office
    ours = ("宁夏回族自治区", "固原市", "西吉县")
    assert health.name_in(Division("1", ours[:1], "province")) == "卫生健康委员会"
    assert health.name_in(Division("1", ours[:2], "city")) == "卫生健康委员会"
    assert health.name_in(Division("1", ours, "county")) == "卫生健康局"
    city_management = offices().chinese["城管局"].office
    assert city_management.name_in(Division("1", ours, "county")) == "综合执法局"
    assert (
        city_management.name_in(Division("1", ("江苏省", "宿迁市", "沭阳县"), "county"))
        == "城市管理局"
    )


def test_the_everyday_words_are_no_names_of_divisions() -> None:
    written = {entry.path[-1] for entry in entries()}
    assert not naming().everyday_words & written


def test_the_index_is_the_same_however_it_came_about(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def built() -> index_module.NameIndex:
        index_module.index.cache_clear()
        return index_module.index()

    before = index_module.index()
    monkeypatch.setattr(index_module, "BUILT", tmp_path / "absent")
    monkeypatch.setattr(index_module, "user_cache_path", lambda _: tmp_path)
    made = built()
    monkeypatch.setattr(index_module, "user_cache_path", lambda _: Path("/dev/null"))
    (file,) = tmp_path.iterdir()
    monkeypatch.setattr(index_module, "build", file.read_bytes)
    in_memory = built()
    index_module.index.cache_clear()
    for index in (made, in_memory):
        assert len(index) == len(before) == len(entries())
        assert index.exact("青山") == before.exact("青山")
    assert file.read_bytes()[:16] == fingerprint()


@dataclass(frozen=True)
class Damage:
    file: str
    text: str


@pytest.mark.parametrize(
    "damage",
    [
        Damage("offices.toml", '[[office]]\nnames = ["教育局"]\ncity = "教育厅"\n'),
        Damage("offices.toml", '[[office]]\nnames = ["教育局"]\n[[office]]\nnames = ["教育局"]\n'),
        Damage("offices.toml", '[[office]]\nnames = ["教育局"]\nlevels = ["village"]\n'),
    ],
)
def test_a_damaged_list_of_offices_is_refused(
    damage: Damage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / damage.file).write_text(damage.text, encoding="utf-8")
    monkeypatch.setattr("store.reference.REFERENCE", tmp_path)
    with pytest.raises(BrokenReferenceError):
        offices.__wrapped__()
