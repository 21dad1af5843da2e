"""The documents say what the program does: produced parts are fresh, all is named, every link leads
somewhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import main as nianbao
from docs.build import MANUAL, PRODUCED, ROOT, commands, documents, produced, settings
from docs.manual import manual
from store.reference import REFERENCE, rows_of

READMES = (ROOT / "README.md", ROOT / "README.en.md")
CODE = ("bot", "handlers", "store")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_VARIABLE = re.compile(r"\bNIANBAO_[A-Z]+(?:_[A-Z]+)*\b")
_OWN_MACHINE = re.compile(
    r"(?<![\w.~$}])/(?:home|root|work|tmp|Users|mnt|opt|srv)/\w|[A-Z]:\\\\?Users"
)
_TEXTS = frozenset({".md", ".py", ".toml", ".tsv", ".txt", ".json", ".yml", ""})
_NOT_OURS = re.compile(r"\.(?!ci$|gitignore$).*|build|dist|__pycache__|.*\.egg-info")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, kind: str) -> list[str]:
    return [block for found, block in _BLOCK.findall(read(page)) if found == kind]


def rows_under(page: Path, heading: str) -> list[list[str]]:
    """The cells of the table in a chapter, without its head."""
    chapter = read(page).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in chapter.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


@pytest.mark.parametrize("page", documents(), ids=name_of)
def test_what_a_document_takes_from_the_program_is_fresh(page: Path) -> None:
    assert produced(read(page)) == read(page), "run `make docs`"


def test_the_manual_page_is_fresh() -> None:
    assert manual() == read(MANUAL), "run `make docs`"


def test_every_produced_part_has_its_place() -> None:
    used = [
        name
        for page in documents()
        for name in re.findall(r"<!-- produced: ([a-z-]+) -->", read(page))
    ]
    assert sorted(used) == sorted(PRODUCED)


@pytest.mark.parametrize("page", [*READMES, ROOT / "docs" / "commands.md"], ids=name_of)
def test_every_command_is_named(page: Path) -> None:
    lines = read(page).splitlines()
    for command in commands():
        assert any(re.match(rf"## {command}$|\| `{command}\b", line) for line in lines), command


def test_every_option_is_in_the_page_of_commands() -> None:
    text = read(ROOT / "docs" / "commands.md")
    for command in nianbao.commands.values():
        assert command.help
        for parameter in command.params:
            assert all(option in text for option in parameter.opts if option.startswith("-"))


def test_every_variable_of_the_code_is_a_setting_that_the_page_names() -> None:
    named = {name for by, _ in settings() for name in by if name.startswith("NIANBAO_")}
    used = {
        name
        for folder in CODE
        for page in (ROOT / folder).rglob("*.py")
        for name in _VARIABLE.findall(read(page))
    }
    assert used == named
    assert all(f"`{name}`" in read(ROOT / "docs" / "settings.md") for name in named)


def test_documents_speak_of_no_other_variable() -> None:
    named = {name for by, _ in settings() for name in by}
    assert {name for page in documents() for name in _VARIABLE.findall(read(page))} <= named


def test_every_reference_list_is_described() -> None:
    text = read(REFERENCE / "README.md")
    for path in REFERENCE.iterdir():
        if path.is_file() and path.name != "README.md":
            assert f"`{path.name}`" in text, path.name


def test_the_lists_of_questions_are_in_their_page() -> None:
    described = (
        read(REFERENCE / "README.md").split("**questions and answers**")[1].split("**the bot**")[0]
    )
    text = read(ROOT / "docs" / "questions.md")
    for name in re.findall(r"`([\w.]+\.(?:tsv|txt|toml))`", described):
        assert name in text, name


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.tsv")), ids=lambda path: path.name)
def test_every_list_can_be_read(path: Path) -> None:
    assert list(rows_of(path.name))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sense_of_a_wording_is_explained(language: str) -> None:
    text = read(ROOT / "docs" / "questions.md")
    open_ended = (
        "subject:",
        "hint:",
        "column:",
        "with:",
        "ratio:",
        "unit:",
        "our:",
        "someone:",
        "region:",
    )
    for sense in {
        sense for row in rows_of(f"wordings.{language}.tsv") for sense in row["senses"].split()
    }:
        kind = f"{sense.partition(':')[0]}:"
        assert f"`{sense}`" in text or (kind in open_ended and f"`{kind}" in text), sense


def links() -> Iterator[tuple[Path, str]]:
    for page in [*documents(), REFERENCE / "README.md"]:
        for link in _LINK.findall(read(page)):
            if not link.startswith(("https://", "http://", "#")):
                yield page, link


def test_every_link_leads_somewhere() -> None:
    assert [
        (name_of(page), link)
        for page, link in links()
        if not (page.parent / link.partition("#")[0]).exists()
    ] == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    waiting = [READMES[0]]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            waiting += [
                (page.parent / link.partition("#")[0]).resolve()
                for start, link in links()
                if start == page and link.partition("#")[0].endswith(".md")
            ]
    assert set(documents()) <= reached


def test_the_readmes_are_linked_and_say_the_same() -> None:
    chinese, english = READMES
    assert "(README.en.md)" in read(chinese)
    assert "(README.md)" in read(english)
    assert len(re.findall(r"^## ", read(chinese), re.MULTILINE)) == len(
        re.findall(r"^## ", read(english), re.MULTILINE)
    )
    commands_of = [
        [line.partition("#")[0].strip() for b in blocks(page, "sh") for line in b.splitlines()]
        for page in READMES
    ]
    assert commands_of[0] == commands_of[1]
    assert rows_under(chinese, "用语") == rows_under(english, "Words")


def test_the_figures_of_the_readmes_are_those_of_the_page() -> None:
    numbers = [
        [re.findall(r"\d[\d./]*", row[1]) for row in rows_under(*table)] for table in FIGURES
    ]
    assert numbers[0] == numbers[1]
    text = read(ROOT / "docs" / "figures.md")
    assert all(number in text for row in numbers[0] for number in row)


FIGURES = ((READMES[0], "数字"), (READMES[1], "Figures"))


def test_make_knows_every_target_that_the_documents_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    assert {
        target
        for page in documents()
        for target in re.findall(r"`?make ([a-z]+)\b(?=`|  )", read(page))
    } <= targets


def test_the_changelog_has_the_version() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    assert f"## {version}" in read(ROOT / "CHANGELOG.md")


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = [
        f"{name_of(path)}: {line.strip()[:80]}"
        for path in ROOT.rglob("*")
        if path.suffix in _TEXTS
        and not any(_NOT_OURS.fullmatch(part) for part in path.relative_to(ROOT).parts)
        and path.is_file()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if _OWN_MACHINE.search(line)
    ]
    assert found == []
