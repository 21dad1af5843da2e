"""Another agency's name where the report should speak of its own: the mark of a copied text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.model import Problem, Sentence
from store.reading.deciding.draft import Draft
from store.reading.narrative.patterns import pattern
from store.reading.whose.titles import without_cited
from store.reading.words.folding import simplified, squeezed
from store.reading.words.places import office_free, place_of


def other_agency(draft: Draft) -> Iterator[Problem]:
    """The chapter on the agency's own shortcomings names another one as the one that has them.

    In the other chapters a department's report may speak of whoever it likes but of the same
    department elsewhere: 宁远县交通运输局将进一步… in the report of 道县交通运输局.
    """
    own = _own(draft)
    if not own:
        return
    for sentence in draft.sentences:
        if not pattern("may-be-own-work-as-printed").search("".join(sentence.text.split())):
            continue
        for named in _spoken_of(simplified(squeezed(sentence.text))):
            if not _is_own(named, draft) and (
                sentence.section == "problems" or _is_its_like(named, draft)
            ):
                yield _problem("other-agency", sentence, draft, named)


def _is_its_like(named: str, draft: Draft) -> bool:
    """Whether another place's department of the very same name is named."""
    mine = simplified(draft.identity.agency)
    office = named[len(place_of(named)) :]
    return pattern("department-named").search(office) is not None and mine.endswith(office)


def _spoken_of(text: str) -> Iterator[str]:
    if not pattern("may-be-own-work").search(text):
        return
    for found in pattern("own-work").finditer(text):
        name = pattern("name-lead").sub("", found["name"])
        if (
            len(name) > 2
            and not pattern("no-name").search(name)
            and not pattern("guided-by").search(text[: found.start()])
        ):
            yield name


def title_and_text(draft: Draft) -> Iterator[Problem]:
    """The preface announces the report of another agency, or for another year, than the title."""
    own, year = draft.identity.title_agency, draft.identity.year
    for sentence in draft.sentences:
        if sentence.section or not draft.identity.title_line:
            return
        text = without_cited(simplified(squeezed(sentence.text)))
        announced = pattern("report-of").search(text)
        if (
            announced
            and own
            and place_of(announced["name"])
            and not _is_own(announced["name"], draft)
        ):
            yield _problem("title-differs", sentence, draft, announced["name"])
        if year and _year_in_title(draft):
            yield from _other_year(
                year, [announced, pattern("period").search(text)], sentence, draft
            )


def _other_year(
    year: int,
    found: Iterable[re.Match[str] | None],
    sentence: Sentence,
    draft: Draft,
) -> Iterator[Problem]:
    """The first year that is said and is not the title's."""
    named = next((each["year"] for each in found if each and int(each["year"]) != year), None)
    if named is not None:
        values = {"own": str(year), "named": named, "title_line": str(draft.identity.title_line)}
        yield Problem("year-differs", sentence.line, sentence.end_line, values)


def signature(draft: Draft) -> Iterator[Problem]:
    """Another agency signs than the one in the title."""
    identity = draft.identity
    if (
        identity.title_line
        and identity.title_agency
        and place_of(identity.signed)
        and not _is_own(identity.signed, draft)
    ):
        values = {
            "own": identity.title_agency,
            "named": identity.signed,
            "title_line": str(identity.title_line),
        }
        yield Problem("signature-differs", identity.signed_line, identity.signed_line, values)


def _year_in_title(draft: Draft) -> bool:
    return str(draft.identity.year) in squeezed(draft.identity.title)


def _own(draft: Draft) -> str:
    """The place in the agency's own name; without one nothing can be compared."""
    return place_of(simplified(draft.identity.agency))


def _is_own(named: str, draft: Draft) -> bool:
    own = simplified(draft.identity.agency)
    place, mine = place_of(named), place_of(own)
    if not place or not mine:
        return True
    stem, whole = place[:-1], simplified(squeezed(draft.identity.title)) + own
    return (
        place == mine
        or stem in mine
        or mine[:-1] in place
        or (stem in office_free(whole) and place in whole and mine in named)
    )


def _problem(code: str, sentence: Sentence, draft: Draft, named: str) -> Problem:
    values = {
        "named": named,
        "own": draft.identity.agency,
        "title_line": str(draft.identity.title_line),
        "quote": sentence.text[:40],
    }
    if code == "title-differs":
        del values["quote"]
    return Problem(code, sentence.line, sentence.end_line, values)
