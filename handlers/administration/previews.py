"""What is said of a document before it is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.administration.differences import cell_changes
from handlers.administration.previewing import HEAD, Looked, Preview
from handlers.administration.words import line, say
from handlers.rendering.vocabulary.numbers import plain
from handlers.rendering.vocabulary.phrases import say as say_of_reports
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.model import Problem, Rejected
from store.reading.words.problems import cell_name, problem_kinds, render, render_rejection
from store.shown import shown

MOST_PROBLEMS = 3
MOST_MEMBERS = 15
"""Members of an archive that are named."""
FIGURES_PER_PAGE = 30
_SUMS = frozenset({"row-sum", "column-sum", "balance", "review-sum"})
_WEIGHT = {"high": 0, "medium": 1, "low": 2}


def preview(looked: Looked, name: str, number: int, language: Language) -> Reply:
    """Shows what was read, with buttons to take or drop it; only to drop it where there is nothing
    to take.
    """
    if looked.archive:
        return _archive(looked, name, number, language)
    (seen,) = looked.seen
    if isinstance(seen, Rejected):
        return rejected(seen, language)
    lines = list(_lines(seen, language))
    figures = Button(say("upload_figures", language), f"/uploads {number} 1")
    return Reply(tuple(lines), language, (_choices(number, language, figures),), files=seen.looks)


def _lines(seen: Preview, language: Language) -> Iterator[ReplyLine]:
    form = say(f"form_{seen.form.value}", language)
    yield line(
        "upload_read",
        language,
        Style.HEAD,
        agency=shown(seen.agency.name) or say("upload_no_agency", language),
        year=seen.year or say("upload_no_year", language),
        form=form,
        count=len(seen.facts),
    )
    yield _figures(seen, language)
    yield from _problems(seen.problems, language)
    if not seen.agency.is_settled:
        yield line("upload_unsettled", language, Style.NOTE)
    yield from _compared(seen, language)


def _figures(seen: Preview, language: Language) -> ReplyLine:
    """The head figures, and whether the sums hold."""
    named = zip(("head_new", "head_granted", "head_forward"), HEAD, strict=True)
    values = [(key, seen.value(cell)) for key, cell in named]
    figures = " · ".join(
        say(key, language, value="–" if value is None else plain(value)) for key, value in values
    )
    broken = sum(problem.code in _SUMS for problem in seen.problems)
    if "requests" not in seen.tables:
        verdict = say("sums_none", language)
    else:
        verdict = (
            say("sums_broken", language, count=broken) if broken else say("sums_hold", language)
        )
    return ReplyLine(
        f"{figures}；{verdict}" if language is Language.ZH else f"{figures}; {verdict}"
    )


def _problems(problems: Sequence[Problem], language: Language) -> Iterator[ReplyLine]:
    if not problems:
        yield line("upload_no_problems", language)
        return
    worst = sorted(
        problems,
        key=lambda problem: (_WEIGHT[problem_kinds()[problem.code].severity], problem.line),
    )
    yield line("upload_problems", language, count=len(problems))
    for problem in worst[:MOST_PROBLEMS]:
        severity = say_of_reports(f"severity_{problem_kinds()[problem.code].severity}", language)
        message = render(problem, language.value)
        yield ReplyLine(
            say_of_reports("problem_line", language, severity=severity, whose="", message=message)
        )
    if len(problems) > MOST_PROBLEMS:
        yield line(
            "upload_more_problems", language, Style.NOTE, count=len(problems) - MOST_PROBLEMS
        )


def _compared(seen: Preview, language: Language) -> Iterator[ReplyLine]:
    if seen.held is None:
        if seen.agency.is_settled and seen.year is not None:
            yield line("upload_none_held", language)
    elif seen.same:
        yield line("upload_same", language, file=shown(seen.held.file))
    else:
        yield line("upload_differs", language, file=shown(seen.held.file))
        yield from cell_changes(seen.changes, language)


def rejected(seen: Rejected, language: Language) -> Reply:
    """Why there is nothing to take."""
    why = render_rejection(seen, language.value)
    return Reply((line("upload_rejected", language, file=shown(seen.file), why=why),), language)


def _archive(looked: Looked, name: str, number: int, language: Language) -> Reply:
    good = [seen for seen in looked.seen if isinstance(seen, Preview)]
    bad = [seen for seen in looked.seen if isinstance(seen, Rejected)]
    if not good:
        return rejected(bad[0], language)
    lines = [
        line(
            "upload_archive", language, Style.HEAD, file=shown(name), good=len(good), bad=len(bad)
        ),
        *(_member(seen, language) for seen in good[:MOST_MEMBERS]),
    ]
    if len(good) > MOST_MEMBERS:
        lines.append(
            line("upload_more_members", language, Style.NOTE, count=len(good) - MOST_MEMBERS)
        )
    for seen in bad[:MOST_PROBLEMS]:
        why = render_rejection(seen, language.value)
        lines.append(line("upload_rejected_member", language, file=shown(seen.file), why=why))
    if looked.cut:
        lines.append(line("upload_cut", language, Style.NOTE, count=len(looked.seen)))
    return Reply(tuple(lines), language, (_choices(number, language),))


def _member(seen: Preview, language: Language) -> ReplyLine:
    if seen.held is None:
        held = "held_none"
    elif seen.same:
        held = "held_same"
    else:
        held = "held_differs"
    return line(
        "upload_member",
        language,
        agency=shown(seen.agency.name) or shown(seen.file),
        year=seen.year or "?",
        count=len(seen.facts),
        problems=len(seen.problems),
        held=say(held, language, count=len(seen.changes)),
    )


def _choices(number: int, language: Language, *between: Button) -> tuple[Button, ...]:
    take = Button(say("upload_take", language), f"/take {number}")
    return (take, *between, Button(say("upload_drop", language), f"/drop {number}"))


def figures_page(looked: Looked, number: int, page: int, language: Language) -> Reply:
    """All figures of a document, a page at a time, in the order of the form."""
    seen = looked.seen[0] if looked.seen and not looked.archive else None
    if not isinstance(seen, Preview):
        return Reply((line("upload_no_figures", language),), language)
    pages = max(1, -(-len(seen.facts) // FIGURES_PER_PAGE))
    page = min(max(page, 1), pages)
    chosen = seen.facts[(page - 1) * FIGURES_PER_PAGE : page * FIGURES_PER_PAGE]
    head = line("upload_figures_head", language, Style.HEAD, page=page, pages=pages)
    lines = [
        ReplyLine(
            f"{cell_name('/'.join(fact.cell), language.value)} "
            f"{'–' if fact.value is None else plain(fact.value)}（"
            f"{say('at_line', language, line=fact.line)}）"
        )
        for fact in chosen
    ]
    back = [Button(say("page_back", language), f"/uploads {number} {page - 1}")] if page > 1 else []
    on = [Button(say("page_on", language), f"/uploads {number} {page + 1}")] if page < pages else []
    rows = tuple(row for row in ((*back, *on), _choices(number, language)) if row)
    return Reply((head, *lines), language, rows)
