"""Requests held to the machine-readable description of the Bot API: what it does not know, a test
must not use.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Json = Any
"""A value as JSON gives it; its shape is what this module checks."""


class SpecViolationError(Exception):
    """A request that the Bot API's description does not allow."""


@cache
def description() -> dict[str, Json]:
    loaded: dict[str, Json] = json.loads(
        Path(__file__).with_name("bot-api.json").read_text("utf-8")
    )
    return loaded


def decoded(method: str, raw: Mapping[str, Json]) -> dict[str, Json]:
    """The parameters of a request with their types, each checked; raises SpecViolationError."""
    known = description()["methods"].get(method)
    if known is None:
        raise SpecViolationError(f"no method {method}")
    fields = {field["name"]: field for field in known.get("fields", [])}
    values = {}
    for name, value in raw.items():
        if name not in fields:
            raise SpecViolationError(f"{method} has no parameter {name}")
        values[name] = _typed(value, fields[name]["types"], f"{method}.{name}")
    missing = [name for name, field in fields.items() if field["required"] and name not in values]
    if missing:
        raise SpecViolationError(f"{method} needs {', '.join(missing)}")
    return values


def _typed(value: Json, types: list[str], where: str) -> Json:
    """A value as sent (a form carries text alone) to the value meant, of one of the types."""
    for kind in types:
        candidate = _read(value, kind)
        if candidate is not None and fits(candidate, kind):
            return candidate
    raise SpecViolationError(f"{where} is none of {', '.join(types)}: {value!r}")


def _read(value: Json, kind: str) -> Json:
    if not isinstance(value, str) or kind in ("String", "InputFile"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None


def fits(value: Json, kind: str) -> bool:
    """Whether the value is of the type, through and through: no unknown field, no missing one."""
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(
            fits(each, kind.removeprefix("Array of ")) for each in value
        )
    match kind:
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "String" | "InputFile":
            return isinstance(value, str)
        case "Boolean":
            return isinstance(value, bool)
        case "True":
            return value is True
        case _:
            return _is_object(value, kind)


def _is_object(value: Json, kind: str) -> bool:
    known = description()["types"][kind]
    if known.get("subtypes"):
        return any(fits(value, each) for each in known["subtypes"])
    if not isinstance(value, dict):
        return False
    fields = {field["name"]: field for field in known.get("fields", [])}
    complete = all(name in value for name, field in fields.items() if field["required"])
    return complete and all(
        name in fields and any(fits(each, kind) for kind in fields[name]["types"])
        for name, each in value.items()
    )
