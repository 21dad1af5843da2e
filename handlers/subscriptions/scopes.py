"""How far a subscription reaches: an agency, a region with all below it, everything."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.notices import say
from handlers.reply import Language
from store.index import HeldReport, Index
from store.model import GOVERNMENT, Agency, Ambiguous, Elsewhere, Match
from store.names import Names
from store.state.chats.subscriptions import EVERYTHING, Scope, ScopeKind

SEPARATOR = "/"


def scope_of(agency: Agency) -> Scope:
    """What subscribing to this name means: a place is a region, an office in it an agency."""
    if agency.division is not None and not agency.office:
        return Scope(ScopeKind.REGION, SEPARATOR.join(agency.division.path))
    return Scope(ScopeKind.AGENCY, agency.name)


def named(name: str, names: Names) -> Scope | Sequence[Agency]:
    """What a name means: one scope, or the agencies that it could be, none if it is no name."""
    match names.resolve(name):
        case Match(agency):
            return scope_of(agency)
        case Ambiguous(candidates):
            return candidates
        case Elsewhere((agency,)):
            return scope_of(agency)
        case Elsewhere(agencies):
            return agencies
        case _:
            return ()


def scopes_over(agency: Agency) -> frozenset[Scope]:
    """Every scope that takes in an agency.

    A government and its office are one place here as in answers: either may sign the report of a
    year.
    """
    found = {EVERYTHING, Scope(ScopeKind.AGENCY, agency.name)}
    if agency.division is not None:
        path = agency.division.path
        found |= {
            Scope(ScopeKind.REGION, SEPARATOR.join(path[:length]))
            for length in range(1, len(path) + 1)
        }
        if agency.office in GOVERNMENT:
            found |= {
                Scope(ScopeKind.AGENCY, agency.division.name + office)
                for office in GOVERNMENT
                if office
            }
    return frozenset(found)


def reports_in(
    index: Index,
    names: Names,
    scope: Scope,
    year: int | None = None,
) -> list[HeldReport]:
    """The reports that a scope takes in, of a year if one is given."""
    match scope.kind:
        case ScopeKind.EVERYTHING:
            return index.held(year=year)
        case ScopeKind.REGION:
            return index.held(year=year, within=scope.name)
        case ScopeKind.AGENCY:
            division = names.agency(scope.name).division
            near = (
                index.held(year=year, division=division.code)
                if division
                else index.held(scope.name, year)
            )
            return [report for report in near if scope in scopes_over(report.agency)]


def agency_of(scope: Scope, names: Names) -> Agency | None:
    """The agency or the place that a scope is about; nothing for everything."""
    match scope.kind:
        case ScopeKind.EVERYTHING:
            return None
        case ScopeKind.REGION:
            return Agency(full_name(scope), names.division(scope.name.split(SEPARATOR)), "")
        case ScopeKind.AGENCY:
            return names.agency(scope.name)


def full_name(scope: Scope) -> str:
    """The name that means this scope again when it is typed; empty for everything."""
    return scope.name.replace(SEPARATOR, "")


def label(scope: Scope, names: Names, language: Language) -> str:
    """The scope as people call it: 固原市及以下, 平罗县教育局, everything."""
    agency = agency_of(scope, names)
    if agency is None:
        return say("scope_everything", language)
    named = short(agency, language)
    if scope.kind is ScopeKind.REGION:
        return say("scope_region", language, place=named)
    return named
