"""Which chats the bot serves."""

from __future__ import annotations

from store.state import State


class Admission:
    """What the settings and the administrators decided on chats; the administrators have the last
    word.
    """

    def __init__(
        self,
        state: State,
        listed: frozenset[int] = frozenset(),
        *,
        only_admins_invite: bool = False,
    ) -> None:
        self._state = state
        self._listed = listed
        self._only_admins_invite = only_admins_invite

    @property
    def closed(self) -> bool:
        """Whether only the chats of a list are served."""
        return bool(self._listed)

    def admits(self, chat: int) -> bool:
        """Whether the chat is served."""
        decided = self._state.admissions.get(chat)
        if decided is not None:
            return decided
        return not self._listed or chat in self._listed

    def by_invitation_of(self, chat: int) -> bool:
        """Whether the bot leaves the group unless an administrator adds it."""
        if not self._only_admins_invite:
            return False
        return chat not in self._listed and self._state.admissions.get(chat) is not True
