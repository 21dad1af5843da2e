from handlers.telegram.catalogue import catalogue
from tests.telegram.conversation import Conversation


async def test_every_scope_has_its_menu_in_both_languages(talk: Conversation) -> None:
    await talk.settled()
    menus = talk.telegram.methods.commands
    assert set(menus) == {
        (scope, code) for scope in ("default", "all_private_chats", "all_group_chats") for code in ("", "zh", "en")
    }
    shown = [command.name for command in catalogue().values() if command.menu]
    assert [command["command"] for command in menus["all_group_chats", "zh"]] == shown
    assert {"ask", "reports", "check", "help"} <= set(shown)
    assert menus["default", ""] == menus["default", "zh"]
    assert {"command": "reports", "description": "Which reports there are, e.g. /reports Guyuan 2020"} in menus[
        "default", "en"
    ]


async def test_only_what_is_handled_is_asked_for(talk: Conversation) -> None:
    await talk.settled()
    assert talk.telegram.updates.allowed == [
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "my_chat_member",
    ]
