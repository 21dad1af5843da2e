"""How far a subscription reaches: an agency, a region with all below it, everything."""

from __future__ import annotations

from handlers.rendering.labels import short
from handlers.rendering.notices import say
from handlers.reply import Language
from store.model import GOVERNMENT, Agency
from store.names import Names
from store.state.subscriptions import EVERYTHING, Scope, ScopeKind

SEPARATOR = "/"


def scope_of(agency: Agency) -> Scope:
    """What subscribing to this name means: a place is a region, an office in it an agency."""
    if agency.division is not None and not agency.office:
        return Scope(ScopeKind.REGION, SEPARATOR.join(agency.division.path))
    return Scope(ScopeKind.AGENCY, agency.name)


def scopes_over(agency: Agency) -> frozenset[Scope]:
    """Every scope that takes in an agency.

    A government and its office are one place here as in answers: either may sign the report of a year.
    """
    found = {EVERYTHING, Scope(ScopeKind.AGENCY, agency.name)}
    if agency.division is not None:
        path = agency.division.path
        found |= {Scope(ScopeKind.REGION, SEPARATOR.join(path[:length])) for length in range(1, len(path) + 1)}
        if agency.office in GOVERNMENT:
            found |= {Scope(ScopeKind.AGENCY, agency.division.name + office) for office in GOVERNMENT if office}
    return frozenset(found)


def full_name(scope: Scope) -> str:
    """The name that means this scope again when it is typed; empty for everything."""
    return scope.name.replace(SEPARATOR, "")


def label(scope: Scope, names: Names, language: Language) -> str:
    """The scope as people call it: 固原市及以下, 平罗县教育局, everything."""
    match scope.kind:
        case ScopeKind.EVERYTHING:
            return say("scope_everything", language)
        case ScopeKind.REGION:
            division = names.division(scope.name.split(SEPARATOR))
            place = short(Agency(full_name(scope), division, ""), language)
            return say("scope_region", language, place=place)
        case ScopeKind.AGENCY:
            return short(names.agency(scope.name), language)
