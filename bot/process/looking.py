"""Where the watch over sources is put together."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.setup.settings import Settings
from handlers.administration.office import Workplace
from handlers.library import Library
from handlers.telegram.administration import Administration
from handlers.telegram.receiving.edge import Edge
from handlers.watching.desk import FindProcessor
from handlers.watching.inside import networks
from handlers.watching.looking import Looker
from handlers.watching.manners import Manners
from handlers.watching.messages import Bulletin
from handlers.watching.places import DocumentFetcher
from handlers.watching.source_file import SourceFile
from handlers.watching.visiting import Visitor
from handlers.watching.watch import Watch


def watch_over(
    settings: Settings,
    edge: Edge,
    library: Library,
    office: Workplace,
    administration: Administration,
    manners: Manners,
) -> Watch:
    """The watch; what it finds goes through the same tray, workshop and reading as documents that
    are sent.
    """
    state, tray, reading = edge.state, administration.tray, administration.uploads.one_at_a_time

    def administrators() -> list[int]:
        return [*edge.rights.owners, *(admin.person for admin in state.admins.every())]

    bulletin = Bulletin(state, administrators)
    places = DocumentFetcher(Visitor(manners, networks(settings.inside) or ()))
    looker = Looker(state, places, tray, office, bulletin, ZoneInfo(settings.timezone), reading)
    desk = FindProcessor(
        state, library, office, administration.workshop, tray, bulletin, reading, edge.today
    )
    file = SourceFile(settings.sources, state, library.names)
    return Watch(state, looker, desk, file, edge.background.start)
