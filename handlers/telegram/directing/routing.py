"""The routing table: which update goes where. The first row that fits takes it; what fits none is
ignored.
"""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers.alerts.board import NewsBoard
from handlers.digests.compiler import Compiler
from handlers.digests.desk import DigestDesk
from handlers.digests.runner import Digests
from handlers.library import Library
from handlers.settings.desk import SettingsDesk
from handlers.subscriptions.desk import SubscriptionDesk
from handlers.subscriptions.hours import HoursDesk
from handlers.telegram.administration import Administration
from handlers.telegram.commanding.asking import AskingCommands
from handlers.telegram.commanding.channels import ChannelCommands
from handlers.telegram.commanding.commands import Commands
from handlers.telegram.commanding.customs import CustomCommands
from handlers.telegram.commanding.digesting import Digesting
from handlers.telegram.commanding.explaining import Explaining
from handlers.telegram.commanding.files import Files
from handlers.telegram.commanding.overviews import Overviews
from handlers.telegram.commanding.settings import SettingsCommands
from handlers.telegram.commanding.subscribing import Subscribing
from handlers.telegram.directing.dispatch import Dispatch
from handlers.telegram.directing.door import Door
from handlers.telegram.directing.messages import Messages
from handlers.telegram.directing.pictures import Pictures
from handlers.telegram.directing.presses import Presses
from handlers.telegram.receiving.calls import Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.receiving.errors import Errors
from handlers.telegram.receiving.inline import Inline
from handlers.telegram.receiving.membership import Membership
from handlers.telegram.showing.catalogue import catalogue
from store.reference import BrokenReferenceError

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
"""What Telegram is asked to deliver, said at every start: left out, it keeps to what was said
last.
"""

Route = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, None]

# New and edited messages alike: an edit changes the earlier answer in its place, see Edge.answer.
WRITTEN = filters.UpdateType.MESSAGES
PRIVATE = filters.ChatType.PRIVATE
TEXT = filters.TEXT & ~filters.COMMAND


def routes(edge: Edge, library: Library, administration: Administration) -> list[Route]:
    """Every row of the table, in order.

    Commands end at the first blank, a full-width one too, and `/ask@OtherBot` is none of ours. Rows
    for groups see only what Telegram delivers there: with privacy mode on, commands and replies to
    the bot.
    """
    handlers, channels = commands_of(edge, library, administration), channels_of(edge, library)
    dispatch = Dispatch(edge, handlers)
    messages, membership, presses = (
        Messages(edge, dispatch),
        Membership(edge),
        Presses(edge, dispatch),
    )
    pictures = Pictures(administration.uploads, messages)
    return [
        CommandHandler(list(handlers), messages.commanded, WRITTEN),
        MessageHandler(WRITTEN & TEXT, messages.said),
        MessageHandler(WRITTEN & filters.COMMAND, messages.unknown),
        MessageHandler(WRITTEN & filters.CaptionRegex(r"^\s*/[a-zA-Z]"), messages.captioned),
        MessageHandler(
            filters.UpdateType.MESSAGE & PRIVATE & filters.Document.ALL,
            administration.uploads.received,
        ),
        MessageHandler(filters.UpdateType.MESSAGE & PRIVATE & filters.PHOTO, pictures.received),
        MessageHandler(WRITTEN & PRIVATE & filters.CAPTION, messages.captioned),
        MessageHandler(filters.StatusUpdate.MIGRATE, membership.migrated),
        MessageHandler(filters.StatusUpdate.CHAT_SHARED & PRIVATE, channels.shared),
        MessageHandler(filters.StatusUpdate.FORUM_TOPIC_REOPENED, membership.reopened),
        MessageHandler(WRITTEN & PRIVATE & ~filters.StatusUpdate.ALL, messages.unreadable),
        CallbackQueryHandler(presses.pressed),
        InlineQueryHandler(Inline(edge).typed),
        ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
    ]


def commands_of(edge: Edge, library: Library, administration: Administration) -> Handlers:
    """Every command's handler; the catalogue and the code name the same commands."""
    state, hours = edge.state, HoursDesk(edge.state, edge.zone)
    compiler = Compiler(state, library)
    digest_desk, digests = (
        DigestDesk(state, library, compiler, hours),
        Digests(state, compiler, hours),
    )
    others = {
        **Subscribing(
            edge, SubscriptionDesk(state, library), hours, NewsBoard(state, library, hours)
        ).handlers,
        **Digesting(edge, digest_desk, hours, digests).handlers,
        **SettingsCommands(
            edge, SettingsDesk(state, library, hours, digest_desk, digests)
        ).handlers,
        **Files(edge).handlers,
        **CustomCommands(edge).handlers,
        **AskingCommands(edge).handlers,
        **Overviews(edge).handlers,
        **Explaining(edge).handlers,
        **channels_of(edge, library).handlers,
        **administration.handlers,
    }
    handlers = {**Commands(edge).handlers, **others}
    if set(handlers) != set(catalogue()):
        odd = ", ".join(sorted(set(handlers) ^ set(catalogue())))
        raise BrokenReferenceError(f"commands.toml and the handlers differ: {odd}")
    return handlers


def channels_of(edge: Edge, library: Library) -> ChannelCommands:
    """What sets up channels."""
    state, hours = edge.state, HoursDesk(edge.state, edge.zone)
    digests = DigestDesk(state, library, Compiler(state, library), hours)
    return ChannelCommands(edge, SubscriptionDesk(state, library), digests, hours)


def connect(
    application: Application[Any, Any, Any, Any, Any, Any],
    edge: Edge,
    library: Library,
    administration: Administration,
) -> None:
    """Give the application its routing table, the door before it, and its one error handler."""
    application.bot_data["edge"] = edge
    application.add_handler(TypeHandler(Update, Door(edge).check), group=-1)
    application.add_handlers(routes(edge, library, administration))
    application.add_error_handler(Errors(edge).failed)
