"""Asking to be told, and what is told then."""

from __future__ import annotations

from tests.telegram.conversation import BotMessage, Conversation, Scene

EVERYTHING = "/subscribe 全部"


async def asked_for(talk: Conversation, said: str, who: str = "Li") -> Scene:
    """The private chat of somebody who has asked there to be told of something."""
    scene = talk.private(who)
    await scene.says(who, said)
    await scene.bot_answer()
    return scene


async def told(talk: Conversation, scene: Scene) -> list[BotMessage]:
    """What the bot tells by itself, now that something happened or some time has passed."""
    await talk.tick()
    await talk.delivered()
    return await scene.bot_answers()


def heard(alerts: list[BotMessage]) -> list[str]:
    """The figures of 新收 that alerts tell of, as old → new."""
    return [
        line for alert in alerts for line in alert.text.splitlines() if line.startswith("本年新收")
    ]
