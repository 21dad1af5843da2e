"""The methods of the Bot API that the bot uses: each a function of the world and the checked
parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.emulator.entities import CannotParseError, parse_html, utf16
from tests.emulator.errors import NOT_MODIFIED, OLD_QUERY, RefusedError, bad, forbidden
from tests.emulator.files import Files
from tests.emulator.inline import Inline
from tests.emulator.rich import rich_content
from tests.emulator.spec import description
from tests.emulator.world import BOT, Chat, Message

Fields = dict[str, Any]
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
DATA_BYTES = 64
COPIED = 256


class Methods:
    """What the bot can do; the emulator calls a method by its name in the Bot API."""

    def __init__(
        self,
        chats: dict[int, Chat],
        files: Files,
        now: Callable[[], int],
        can_read_all: Callable[[], bool],
    ) -> None:
        self.chats = chats
        self.files = files
        self.now = now
        self.can_read_all = can_read_all
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        """What is said of the bot, `long` and `short`, by language."""
        self.inline = Inline()
        self.has_rich = False
        """Whether it is a Bot API of 10.1."""
        self.queries: dict[str, str | None] = {}
        """Presses that wait for their acknowledgement (None), or what it said."""

    def getMe(self, fields: Fields) -> Fields:
        return BOT | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.can_read_all(),
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def setMyCommands(self, fields: Fields) -> bool:
        self.commands[self._scope(fields), fields.get("language_code", "")] = fields["commands"]
        return True

    def setMyDescription(self, fields: Fields) -> bool:
        if len(fields.get("description", "")) > 512:
            raise bad("description is too long")
        self.descriptions["long", fields.get("language_code", "")] = fields.get("description", "")
        return True

    def setMyShortDescription(self, fields: Fields) -> bool:
        if len(fields.get("short_description", "")) > 120:
            raise bad("short description is too long")
        self.descriptions["short", fields.get("language_code", "")] = fields.get(
            "short_description", ""
        )
        return True

    def deleteMyCommands(self, fields: Fields) -> bool:
        self.commands.pop((self._scope(fields), fields.get("language_code", "")), None)
        return True

    def getMyCommands(self, fields: Fields) -> list[dict[str, str]]:
        return self.commands.get((self._scope(fields), fields.get("language_code", "")), [])

    def _scope(self, fields: Fields) -> str:
        """`all_private_chats`, or `chat 5` for that chat, which must be there."""
        scope = fields.get("scope", {"type": "default"})
        return (
            f"{scope['type']} {self._chat(int(scope['chat_id'])).id}"
            if "chat_id" in scope
            else str(scope["type"])
        )

    def getChatMember(self, fields: Fields) -> Fields:
        chat = self._chat(fields["chat_id"])
        person = fields["user_id"]
        if person == BOT["id"]:
            return member(chat.bot_status)
        if chat.type == "private":
            raise bad("PARTICIPANT_ID_INVALID")
        return member(chat.admins.get(person, "left"), _user(person))

    def getChatAdministrators(self, fields: Fields) -> list[Fields]:
        """Administrators who are bots are left out."""
        chat = self._chat(fields["chat_id"])
        if chat.type == "private":
            raise bad("there are no administrators in the private chat")
        _check_is_there(chat)
        return [member(status, _user(person)) for person, status in chat.admins.items()]

    def leaveChat(self, fields: Fields) -> bool:
        chat = self._chat(fields["chat_id"])
        _check_is_there(chat)
        chat.bot_status = "left"
        return True

    def sendMessage(self, fields: Fields) -> Message:
        return self._add(fields, lambda: _content(fields))

    def sendRichMessage(self, fields: Fields) -> Message:
        if not self.has_rich:
            raise RefusedError(404, "Not Found")
        return self._add(fields, lambda: rich_content(fields["rich_message"]))

    def sendDocument(self, fields: Fields) -> Message:
        return self._add(fields, lambda: _caption(fields) | self.files.document(fields["document"]))

    def sendPhoto(self, fields: Fields) -> Message:
        return self._add(fields, lambda: _caption(fields) | self.files.photo(fields["photo"]))

    def getFile(self, fields: Fields) -> Fields:
        return self.files.path_of(fields["file_id"])

    def _add(self, fields: Fields, content: Callable[[], Fields]) -> Message:
        """A message of the bot, once it is sure that the bot may write there."""
        chat = self._chat(fields["chat_id"])
        _check_may_write(chat)
        topic = fields.get("message_thread_id")
        _check_topic(chat, topic)
        reply_to = _reply_target(chat, fields.get("reply_parameters"))
        shown = content() | (
            {"reply_markup": fields["reply_markup"]} if "reply_markup" in fields else {}
        )
        return chat.add(BOT, self.now(), **shown, **chat.threaded(topic, reply_to))

    def setMessageReaction(self, fields: Fields) -> bool:
        chat = self._chat(fields["chat_id"])
        message = chat.messages.get(fields["message_id"])
        if message is None:
            raise bad("message to react not found")
        chat.reactions[fields["message_id"]] = [
            each["emoji"] for each in fields.get("reaction", [])
        ]
        return True

    def editMessageReplyMarkup(self, fields: Fields) -> Message:
        chat = self._chat(fields["chat_id"])
        message = chat.messages.get(fields["message_id"])
        if message is None:
            raise bad("message to edit not found")
        if message.get("reply_markup") == fields.get("reply_markup"):
            raise bad(NOT_MODIFIED)
        message.pop("reply_markup", None)
        message.update({"reply_markup": fields["reply_markup"]} if "reply_markup" in fields else {})
        return message

    def editMessageText(self, fields: Fields) -> Message:
        chat = self._chat(fields["chat_id"])
        message = chat.messages.get(fields["message_id"])
        if message is None:
            raise bad("message to edit not found")
        if message.get("from", {}).get("id") != BOT["id"]:
            raise bad("message can't be edited")
        if "text" not in message and "rich_message" not in message:
            raise bad("there is no text in the message to edit")
        if "rich_message" in fields and not self.has_rich:
            raise bad("message text is empty")
        content = (
            rich_content(fields["rich_message"]) if "rich_message" in fields else _content(fields)
        )
        content |= {"reply_markup": fields["reply_markup"]} if "reply_markup" in fields else {}
        kept = ("text", "entities", "rich_message", "reply_markup")
        if {key: message.get(key) for key in kept} == {key: content.get(key) for key in kept}:
            raise bad(NOT_MODIFIED)
        for key in kept:
            message.pop(key, None)
        message |= {key: value for key, value in content.items() if value is not None} | {
            "edit_date": self.now()
        }
        return message

    def editMessageMedia(self, fields: Fields) -> Message:
        message = self._chat(fields["chat_id"]).messages.get(fields["message_id"])
        if message is None:
            raise bad("message to edit not found")
        media = fields["media"]
        kind = self.files.photo if media["type"] == "photo" else self.files.document
        content = _caption(media | {"reply_markup": fields.get("reply_markup")}) | kind(
            media["media"]
        )
        for key in (
            "text",
            "entities",
            "rich_message",
            "photo",
            "document",
            "caption",
            "caption_entities",
        ):
            message.pop(key, None)
        message.pop("reply_markup", None)
        content |= {"reply_markup": fields["reply_markup"]} if "reply_markup" in fields else {}
        message |= {key: value for key, value in content.items() if value is not None} | {
            "edit_date": self.now()
        }
        return message

    def deleteMessage(self, fields: Fields) -> bool:
        chat = self._chat(fields["chat_id"])
        message = chat.messages.get(fields["message_id"])
        if message is None:
            raise bad("message to delete not found")
        if message.get("from", {}).get("id") != BOT["id"]:
            raise bad("message can't be deleted for everyone")
        del chat.messages[fields["message_id"]]
        return True

    def answerCallbackQuery(self, fields: Fields) -> bool:
        query = fields["callback_query_id"]
        if self.queries.get(query, "") is not None:
            raise bad(OLD_QUERY)
        if utf16(fields.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.queries[query] = fields.get("text", "")
        return True

    def answerInlineQuery(self, fields: Fields) -> bool:
        return self.inline.answer(fields)

    def _chat(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad("chat not found")
        if chat.migrated_to is not None:
            raise bad(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
            )
        return chat


RIGHTS = [
    field["name"]
    for field in description()["types"]["ChatMemberAdministrator"]["fields"]
    if field["required"] and field["types"] == ["Boolean"]
]
RIGHTS.append(
    "can_send_welcome_messages"
)  # Newer than the description, and known to clients already.


def member(status: str, user: Fields = BOT) -> Fields:
    """Somebody, or else the bot, as a member of a chat."""
    match status:
        case "administrator":
            return {"status": status, "user": user} | dict.fromkeys(RIGHTS, False)
        case "creator":
            return {"status": status, "user": user, "is_anonymous": False}
        case "kicked":
            return {"status": status, "user": user, "until_date": 0}
        case _:
            return {"status": status, "user": user}


def _user(person: int) -> Fields:
    return {"id": person, "is_bot": False, "first_name": str(person)}


def _check_is_there(chat: Chat) -> None:
    kind = {"group": "group chat", "supergroup": "supergroup chat"}.get(chat.type, "")
    if chat.bot_status == "kicked":
        raise forbidden(
            "bot was blocked by the user"
            if chat.type == "private"
            else f"bot was kicked from the {kind}"
        )
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {kind}")


def _check_may_write(chat: Chat) -> None:
    _check_is_there(chat)
    if not chat.may_write and chat.bot_status != "administrator":
        raise bad("not enough rights to send text messages to the chat")


def _check_topic(chat: Chat, topic: int | None) -> None:
    if topic is None:
        return
    if not chat.forum or topic not in chat.topics:
        raise bad("message thread not found")
    if chat.topics[topic].closed and chat.bot_status != "administrator":
        raise bad("TOPIC_CLOSED")


def _reply_target(chat: Chat, parameters: Fields | None) -> int | None:
    if parameters is None:
        return None
    target: int = parameters["message_id"]
    if target in chat.messages:
        return target
    if not parameters.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return None


def _caption(fields: Fields) -> Fields:
    """The text under a file and its entities, and the keyboard, within the limits."""
    text, entities = _parsed(fields.get("caption", ""), fields.get("parse_mode"))
    if utf16(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    _check_keyboard(fields.get("reply_markup"))
    return {"caption": text or None, "caption_entities": (entities or [])[:ENTITY_LIMIT] or None}


def _parsed(text: str, parse_mode: str | None) -> tuple[str, list[Fields] | None]:
    if not parse_mode:
        return text.rstrip(), None
    try:
        parsed, entities = parse_html(text)
    except CannotParseError as error:
        raise bad(f"can't parse entities: {error}") from error
    return parsed.rstrip(), entities


def _content(fields: Fields) -> Fields:
    """The text and its entities, and the keyboard, within the limits."""
    text, entities = _parsed(fields["text"], fields.get("parse_mode"))
    if not text.strip():
        raise bad("message text is empty")
    if utf16(text) > TEXT_LIMIT:
        raise bad("message is too long")
    _check_keyboard(fields.get("reply_markup"))
    return {"text": text, "entities": (entities or [])[:ENTITY_LIMIT] or None}


def _check_keyboard(markup: Fields | None) -> None:
    rows = (markup or {}).get("inline_keyboard", [])
    if any(len(row) > 8 for row in rows) or sum(map(len, rows)) > 100:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad("can't parse inline keyboard button: Text must be non-empty")
        if not 1 <= len(button.get("callback_data", "-").encode()) <= DATA_BYTES:
            raise bad("BUTTON_DATA_INVALID")
        if not 1 <= utf16(button.get("copy_text", {"text": "-"})["text"]) <= COPIED:
            raise bad("BUTTON_COPY_TEXT_INVALID")
