"""How a question was understood, as an object: the machine's side of `ask --explain`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.objects.records import Json, plain_number
from handlers.answering.values.answer import Result
from handlers.answering.values.explanation import Explanation
from handlers.understanding import Question, Ranking
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.lexicon import Word
from store.index import IndexQuery
from store.measures import Measure
from store.model import Elsewhere, Match, Mention


def of_explanation(found: Explanation, queries: Sequence[IndexQuery]) -> Json:
    """The cut, what was found, the slots, the rules, what was not used, what was read, and how it
    ended.
    """
    trace, came, question = found.trace, found.outcome, found.outcome.question
    return {
        "asked": found.asked,
        "status": str(came.status),
        "why": {
            "refusal": str(came.refusal) if came.refusal else None,
            "missing": [
                {
                    "why": str(lack.why),
                    "agency": lack.agency.name if lack.agency else None,
                    "year": lack.year,
                }
                for lack in came.lacks
            ],
            "candidates": [one.name for one in came.candidates]
            + [option.zh for option in came.options],
            "unclear": question.unclear,
        },
        "cut": _cut(trace.parts),
        "rules": {
            "operation": trace.told.rule if trace.told else None,
            "told": str(trace.told.operation) if trace.told else None,
            "correction": trace.correction._asdict() if trace.correction else None,
            "before": trace.before.text if trace.before else None,
            "taken_over": sorted(question.taken_over),
            "chosen": trace.chosen,
            "customs": [
                {"said": meant.said, "agency": meant.agency.name, "custom": str(meant.custom)}
                for meant in question.meant
            ],
            "assumed": sorted(map(str, came.assumed)),
        },
        "slots": _slots(question),
        "unused": [word.text for word in question.content],
        "unknown": came.unknown,
        "read": [_read(result) for result in came.results],
        "quoted": [{"file": file, "line": line} for file, line in came.quotes],
        "over": {"with": came.compared, "without": came.without},
        "queries": [
            {"sql": one.sql, "parameters": list(one.parameters), "rows": one.rows}
            for one in queries
        ],
    }


def _cut(parts: Parts | None) -> Json | None:
    if parts is None:
        return None
    return {
        "text": parts.text,
        "slips": [{"written": slip.written, "meant": slip.meant} for slip in parts.slips],
        "words": [_word(word) for word in parts.words],
        "names": [
            {"said": parts.text[one.start : one.end], **_mention(one)} for one in parts.mentions
        ],
        "department": parts.department,
        "years": [
            {"said": parts.text[one.start : one.end], "years": list(one.years)}
            for one in parts.periods
        ],
    }


def _word(word: Word) -> Json:
    return {
        "word": word.text,
        "start": word.start,
        "senses": [str(sense) for sense in word.senses],
        "list": word.place,
    }


def _mention(mention: Mention) -> Json:
    resolution = mention.resolution
    if isinstance(resolution, Match):
        return {"means": [resolution.agency.name], "how": resolution.how, "status": "match"}
    if isinstance(resolution, Elsewhere):
        return {
            "means": [one.name for one in resolution.agencies],
            "how": "elsewhere",
            "status": "elsewhere",
        }
    return {
        "means": [one.name for one in resolution.candidates],
        "how": resolution.how,
        "status": "ambiguous",
    }


def _slots(question: Question) -> Json:
    """What a question came to, as it was answered."""
    ratio = question.ratio
    return {
        "lang": str(question.language),
        "operation": str(question.operation),
        "agencies": [_mention(one)["means"] for one in question.mentions],
        "excluding": [_mention(one)["means"] for one in question.excluding],
        "everywhere": question.everywhere,
        "years": list(question.years),
        "measures": [_measure(measure) for measure in question.measures],
        "column_said": question.column_said,
        "ratio": {"of": [*map(_measure, ratio.top)], "to": [*map(_measure, ratio.bottom)]}
        if ratio
        else None,
        "split": str(question.split),
        "statistics": [str(one) for one in question.statistics],
        "ranking": _ranking(question.ranking),
        "few": question.few,
        "unit": question.unit,
        "counted": question.counted,
        "topics": sorted(question.topics),
        "prose": question.about_prose,
    }


def _measure(measure: Measure) -> str:
    return f"{measure.subject}/{measure.column}"


def _ranking(ranking: Ranking) -> Json:
    return {
        "order": str(ranking.order),
        "descending": ranking.descending,
        "position": ranking.position,
        "head": ranking.head,
        "all": ranking.all,
        "above": plain_number(ranking.above),
        "below": plain_number(ranking.below),
        "inclusive": ranking.inclusive,
        "of_years": ranking.of_years,
    }


def _read(result: Result) -> Json:
    source = result.sources[0]
    cell = result.cell
    return {
        "kind": str(result.kind),
        "value": plain_number(result.value),
        "raw": result.raw,
        "cell": "/".join(cell) if cell else None,
        "file": source.report.file,
        "line": source.line,
        "end_line": source.end_line,
    }
