"""What can be asked of the server, for programs that make clients of it (OpenAPI 3.1)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Final

from bot.objects.inquiries import MOST, MOST_REPORTS
from bot.objects.records import Json
from handlers.answering import AnswerStatus
from handlers.reply import Language
from store.model import Form, Severity, Status
from store.reading.words.problems import TABLE_NAMES

_TEXT: Json = {"type": "string"}
_NUMBER: Json = {"type": "integer", "minimum": 0}
_MAYBE_NUMBER: Json = {"type": ["number", "null"]}
_WHOSE: Json = {"file": _TEXT, "agency": _TEXT, "year": {"type": ["integer", "null"]}}
_LINES: Json = {"line": _NUMBER, "end_line": _NUMBER}
_TEXTS: Json = {"type": "array", "items": _TEXT}

_FILTERS: Final[dict[str, tuple[Json, str]]] = {
    "agency": (_TEXT, "an agency, in any way of writing its name"),
    "year": (_NUMBER, "the year that the report is on"),
    "table": ({"enum": sorted(TABLE_NAMES)}, "a table of the form, as a code"),
    "row": (_TEXT, "a row, as a code"),
    "column": (_TEXT, "a column, as a code"),
    "severity": ({"enum": list(Severity)}, "how much a problem weighs"),
    "after": (_NUMBER, "what the page before gives as `next`"),
    "limit": (_NUMBER, "reports in a page"),
}
PARAMETERS: Final[dict[str, tuple[str, ...]]] = {
    "/figures": ("agency", "year", "table", "row", "column", "after", "limit"),
    "/reports": ("agency", "year", "after", "limit"),
    "/problems": ("agency", "year", "severity", "after", "limit"),
}
"""The parameters of the lists."""
_LISTS: Final = {
    "/figures": (
        "Figure",
        f"Cells of the reports that count, with line, text and problems; {MOST} reports a page",
    ),
    "/reports": ("Report", f"The reports that count; {MOST_REPORTS} a page"),
    "/problems": ("Problem", f"What the health check finds; {MOST} reports a page"),
}
_COUNTED: Final = {
    "reports": "reports that count: all that /reports lists",
    "answered_from": (
        "those among them that questions are answered from: "
        "it is known whose they are, and of which year"
    ),
}
_QUESTION: Final[dict[str, Json]] = {
    "q": {"type": "string", "description": "the question, in Chinese or English"},
    "lang": {
        "enum": list(Language),
        "description": "the language, where the question does not tell",
    },
    "chat": {
        "type": "string",
        "description": "questions of one chat go on from one another for ten minutes",
    },
    "now": {
        "type": "string",
        "format": "date",
        "description": "the date that 去年 is counted from; else today",
    },
    "id": {"description": "comes back in the answer"},
}


@cache
def document() -> Json:
    """All of it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "nianbao",
            "version": version("nianbao"),
            "description": (
                "Annual reports on government information disclosure: every number with its line."
            ),
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {"/ask": _ask(), **{path: _list(path) for path in _LISTS}, **_open()},
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}, {}],
    }


def _ask() -> Json:
    query = [
        {"name": name, "in": "query", "required": name == "q", "schema": schema}
        for name, schema in _QUESTION.items()
    ]
    answers = _answers("An answer; its `status` says what it claims", _of("Answer"))
    return {
        "get": {
            "operationId": "ask",
            "summary": "Ask a question",
            "parameters": query,
            "responses": answers,
        },
        "post": {
            "operationId": "askByBody",
            "summary": "Ask a question",
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": _of("AskedQuestion")}},
            },
            "responses": answers,
        },
    }


def _list(path: str) -> Json:
    name, told = path[1:], _LISTS[path]
    parameters = [
        {"name": one, "in": "query", "schema": _FILTERS[one][0], "description": _FILTERS[one][1]}
        for one in PARAMETERS[path]
    ]
    answers = _answers(told[1], _of(f"{told[0]}Page"))
    return {
        "get": {
            "operationId": name,
            "summary": told[1],
            "parameters": parameters,
            "responses": answers,
        }
    }


def _page(name: str, items: str) -> Json:
    return _object(
        {
            "version": {
                "type": "string",
                "description": "of the index; another one after each change",
            },
            name: {"type": "array", "items": _of(items)},
            "next": {
                "type": ["integer", "null"],
                "description": "`after` of the next page; null at the end",
            },
        }
    )


def _open() -> Json:
    anything: Json = {"type": "object"}
    return {
        path: {
            "get": {
                "operationId": name,
                "summary": told,
                "security": [{}],
                "responses": _answers(told, schema),
            }
        }
        for path, name, told, schema in (
            ("/health", "health", "Whether all is well", _of("Health")),
            ("/openapi.json", "openapi", "This document", anything),
        )
    }


def _answers(told: str, schema: Json) -> Json:
    refusals = {
        "304": "What the client has is what there is (If-None-Match)",
        "400": "The request cannot be understood",
        "401": "A token is needed",
        "404": "The name selects no report, or several agencies; there is no such cell",
        "413": "The body is too large",
        "421": "Without tokens this server answers to localhost",
        "429": "Too many requests",
        "500": "An error of this program",
        "503": "It took too long, or the index cannot be read",
    }
    failed = {"content": {"application/json": {"schema": _of("Error")}}}
    return {
        "200": {"description": told, "content": {"application/json": {"schema": schema}}},
        **{
            code: {"description": why, **(failed if code != "304" else {})}
            for code, why in refusals.items()
        },
    }


def _of(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Json, **optional: object) -> Json:
    return {
        "type": "object",
        "required": sorted(properties),
        "properties": {**properties, **optional},
        "additionalProperties": False,
    }


def _schemas() -> Json:
    cell: Json = {"table": _TEXT, "row": _TEXT, "column": _TEXT}
    figure = {
        **_WHOSE, **cell, **_LINES, "value": _MAYBE_NUMBER, "unit": _TEXT, "raw": _TEXT,
        "status": {"enum": list(Status)}, "page": {"type": ["integer", "null"]},
        "label": _TEXT, "label_en": _TEXT,
        "text": _TEXT, "problems": {"type": "array", "items": _of("Problem")},
    }  # fmt: skip
    report = {
        **_WHOSE, "form": {"enum": list(Form)}, "title": _TEXT, "tables": _TEXTS,
        "current": {"type": "boolean"},
        "settled": {"type": "boolean"}, "agency_source": _TEXT, "year_source": _TEXT,
    }  # fmt: skip
    problem = {
        **_WHOSE, **_LINES, "code": _TEXT, "severity": {"enum": list(Severity)},
        "message": _TEXT, "message_en": _TEXT,
    }  # fmt: skip
    answer = {
        "id": {}, "status": {"enum": list(AnswerStatus)}, "lang": {"enum": list(Language)},
        "text": _TEXT, "understood": _TEXT, "results": {"type": "array", "items": _of("Result")},
        "candidates": _TEXTS, "more_candidates": {"type": "integer"},
        "reports": _TEXTS, "unread": _TEXTS,
        "nearest": {"type": "array", "items": _of("NearSentence")},
        "next": {"type": "array", "items": _of("NextQuestion")},
        "verdict": {"enum": ["yes", "no", None]},
        "action": {"type": ["object", "null"]},
        "coverage": _object({"with": _TEXTS, "without": _TEXTS}),
        "problems": {"type": "array", "items": _of("Problem")},
    }  # fmt: skip
    result = _object(
        {
            "role": _TEXT, "kind": _TEXT, "value": _MAYBE_NUMBER, "unit": _TEXT,
            "agency": {"type": ["string", "null"]}, "year": {"type": ["integer", "null"]},
            "sources": {"type": "array", "items": _of("Source")},
        },
        **cell,
    )  # fmt: skip
    asked = {
        "type": "object",
        "required": ["q"],
        "properties": _QUESTION,
        "additionalProperties": False,
    }
    counted = {name: {**_NUMBER, "description": told} for name, told in _COUNTED.items()}
    return {
        "AskedQuestion": asked,
        "Answer": _object(answer),
        "NearSentence": _object({"file": _TEXT, **_LINES, "text": _TEXT}),
        "NextQuestion": _object({"label": _TEXT, "question": _TEXT}),
        **{f"{items}Page": _page(path[1:], items) for path, (items, _) in _LISTS.items()},
        "Health": _object(
            {"status": _TEXT, "program": _TEXT, **counted}, published={"type": "object"}
        ),
        "Result": result,
        "Source": _object({"file": _TEXT, **_LINES, "text": _TEXT}, address=_TEXT),
        "Figure": _object(figure),
        "Report": _object(report),
        "Problem": _object(problem),
        "Error": _object({"error": _TEXT}),
    }
