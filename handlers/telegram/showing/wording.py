"""The edge's own sentences, in both languages. What is said about reports comes from below, never
from here.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from handlers.reply import File, Language, Reply, ReplyLine, Style


class EdgeSentence(Enum):
    """What the edge says, Chinese and English."""

    USAGE = (
        "请把问题写在 /ask 后面，例如：/ask 平罗县2022年收到多少件申请",
        "Put the question after /ask, for example: "
        "/ask how many requests did Pingluo receive in 2022",
    )
    USAGE_CHART = (
        "请把问题写在 /chart 后面，例如：/chart 2020年行政处罚排名",
        "Put the question after /chart, for example: "
        "/chart ranking of administrative penalties in 2020",
    )
    USAGE_EXPORT = (
        "请把问题写在 /export 后面，例如：/export 2020年行政处罚排名；"
        "要 CSV 就写 /export csv 2020年行政处罚排名",
        "Put the question after /export, for example: "
        "/export ranking of administrative penalties in 2020; "
        "for CSV: /export csv ranking of administrative penalties in 2020",
    )
    USAGE_COMPARE = (
        "请把要比较的写在 /compare 后面，例如：/compare 红寺堡 西吉 2020年行政处罚",
        "Put what to compare after /compare, for example: /compare Hongsibu Xiji 2020 penalties",
    )
    USAGE_RANK = (
        "请把要排名的写在 /rank 后面，例如：/rank 2020年行政处罚",
        "Put what to rank after /rank, for example: /rank administrative penalties in 2020",
    )
    UNDRAWN = (
        "图没有画成，请稍后再按一次。答案如下：",
        "The chart could not be drawn; please press again later. The answer is:",
    )
    NO_CHARTS = (
        "这里没有安装画图的部分，管理员可以用 nianbao doctor 看怎么装。答案如下：",
        "Charts are not installed here; `nianbao doctor` tells an administrator how to add them. "
        "The answer is:",
    )
    TOO_LARGE = (
        "文件有 {0} MB，Telegram 只收 {1} MB 以内的，所以没有发。"
        "请把问题问得小一些（一个地区、一年），或请管理员用命令行的 nianbao export。",
        "The file has {0} MB, and Telegram takes no more than {1}, so it was not sent. "
        "Ask for less (one region, one year), or have an administrator use `nianbao export` on the "
        "command line.",
    )
    NO_PICTURES = (
        "图发不出来：机器人在这里没有发图片和文件的权限，请群管理员打开。文字如下：",
        "The picture cannot be sent: the bot may send neither pictures nor files here; "
        "an administrator of the group "
        "can allow it. In words:",
    )
    NO_FILES = (
        "文件发不出来：机器人在这里没有发文件的权限，请群管理员打开，或到私聊里要。文字如下：",
        "The file cannot be sent: the bot may send no files here; "
        "an administrator of the group can allow it, or ask "
        "in private. In words:",
    )
    NOT_TAKEN = (
        "Telegram 没有收下文件（{0}）。文字如下：",
        "Telegram did not take the file ({0}). In words:",
    )
    DOUBTED = (
        "请对照原文。这个答案是这样来的：",
        "Please check it against the original. This is how the answer came about:",
    )
    CHECK_IT = (
        "每个数都取自答案里写的那份报告的那一行；要看怎么理解的，请再问一次。",
        "Each number is from the line of the report that the answer names; "
        "to see how it was understood, ask it again.",
    )
    ORIGINAL = ("原文", "Original")
    CHANNEL_IN_PRIVATE = (
        "频道的提醒和摘要请在和我的私聊里设置：在那里发 /channel。",
        "Alerts and digests of a channel are set up in a private chat with me: "
        "send /channel there.",
    )
    CHANNEL_CHOOSE = (
        "选一个你管理的频道：我会成为它的管理员，只有发消息的权限，把提醒和摘要发在那里。",
        "Choose a channel that you administrate: I become an administrator of it, "
        "with the right to post alone, and "
        "post alerts and digests there.",
    )
    CHANNEL_BUTTON = ("选频道", "Choose a channel")
    CHANNELS = ("已设置的频道：", "Channels that are set up:")
    CHANNEL_NO_RIGHT = (
        "频道“{0}”里我还不能发消息：请把我设为它的管理员，给“发布消息”的权限，再发 /channel。",
        "I cannot post in “{0}” yet: make me an administrator of it with the right to post "
        "messages, then send "
        "/channel again.",
    )
    CHANNEL_NOT_YOURS = (
        "只有频道“{0}”的管理员能设置它。",
        "Only administrators of “{0}” may set that up.",
    )
    CHANNEL_IS = ("频道“{0}”", "Channel “{0}”")
    CHANNEL_ALL = ("订阅全部单位", "Subscribe to everything")
    CHANNEL_HOW = (
        "写法：/channel {0} subscribe 固原市 新报告",
        "To write it: /channel {0} subscribe Guyuan new",
    )
    IN_PRIVATE = ("到私聊里问", "Ask in private")
    LONGER = (
        "还有内容没有放下，请到机器人的私聊里问。",
        "There is more than fits here; ask the bot in private.",
    )
    UNKNOWN_COMMAND = (
        "没有这个命令。/help 说明可以问什么。",
        "There is no such command. /help says what you can ask.",
    )
    FORWARDED = (
        "转发来的命令不执行。要它生效，请自己发一遍。",
        "A forwarded command is not carried out. To give it, send it yourself.",
    )
    ONLY_TEXT = (
        "我只读文字。请把问题写成文字，例如：平罗县2022年收到多少件申请",
        "I read text only. Write your question, for example: "
        "how many requests did Pingluo receive in 2022",
    )
    FAILED = (
        "出了点问题，这个问题没能回答。请稍后再试一次。",
        "Something went wrong, and this question was not answered. Please try again later.",
    )
    OLD_BUTTON = ("这个按钮已过期，请重新提问。", "This button has expired. Please ask again.")
    ANSWERED = ("已回答，见上面的消息。", "Answered above.")
    REPLACES = (
        "问题改过，以这条为准；前面那条回答不再算数。",
        "The question was changed: this answer counts, and the one above does not any more.",
    )
    SENDING_AGAIN = (
        "有一条消息可能没有送达，正在补发……",
        "A message may not have arrived and is being sent again …",
    )
    MAY_BE_DOUBLE = (
        "可能重复：这条消息上次发送后没有得到确认。",
        "This may be a duplicate: the message was sent before and not confirmed.",
    )
    MAY_BE_ANSWERED = (
        "可能重复：机器人刚重新启动，这个问题也许已经答过。",
        "This may be a duplicate: the bot was restarted and may have answered this before.",
    )
    TOPIC_SHUT = (
        "有一个话题已关闭或删除，发往那里的消息先留着，话题重新打开后补发。"
        "/subscriptions 可以取消那里的订阅。",
        "A topic was closed or deleted. What would be sent there is kept and follows when the "
        "topic is open again. "
        "/subscriptions cancels the subscriptions there.",
    )
    WHOLE_LIST = ("全部", "All")
    COPY = ("复制引用", "Copy citation")
    ROWS_BEHIND = ("另有 {0} 个 ▶", "{0} more ▶")
    ROWS_BEFORE = ("◀ 前面的", "◀ Before")
    PRESSED = ("问：{0}", "Asked: {0}")
    DESCRIPTION = (
        "回答政府信息公开工作年度报告里的数字，每个数字都注明出自哪份报告、哪一行；"
        "没有的、看不懂的，照实说。\n"
        "例如：平罗县2022年收到多少件申请；2020年行政处罚排名；西吉县的体检。\n"
        "可以订阅新报告的提醒和定期摘要。按“开始”看怎么问。",
        "Answers from China's annual reports on government information disclosure; "
        "every number says which report and "
        "line it is from, and what is not there is said to be so.\n"
        "For example: how many requests did Pingluo receive in 2022; "
        "ranking of administrative penalties in 2020.\n"
        "Alerts of new reports and digests can be subscribed to. Press Start to see how to ask.",
    )
    SHORT_DESCRIPTION = (
        "问政府信息公开年报：每个数字都有出处。也有提醒、摘要、体检。",
        "Ask China's disclosure reports: every number with its source. Alerts, digests, checks.",
    )
    WELCOME = (
        "我回答政府信息公开年报里的数字，每个数字都注明出处。",
        "I answer from the annual reports on government information disclosure, "
        "and every number says where it stands.",
    )
    ASK_HERE = (
        "提问：/ask 加问题，例如 /ask 平罗县2022年收到多少件申请；也可以回复我的消息追问。",
        "To ask: /ask and the question, for example /ask how many requests did Pingluo "
        "receive in 2022; "
        "or reply to a message of mine to ask on.",
    )
    NAME_REACHES = (
        "写 @{0} 加问题也可以。其他消息我不回应。/help 说明可以问什么。",
        "Writing @{0} and the question works too. I stay silent otherwise. "
        "/help says what you can ask.",
    )
    NAME_DOES_NOT_REACH = (
        "在本群我看不到其他消息，只写 @{0} 我收不到（除非设我为管理员）。/help 说明可以问什么。",
        "I do not see other messages here: @{0} alone does not reach me (unless I am made an "
        "administrator). "
        "/help says what you can ask.",
    )
    FOR_GOVERNORS = (
        "这一项只有群管理员能改。",
        "Only this group's administrators may change that.",
    )
    FOR_ADMINS = (
        "这条命令只给机器人的管理员用。",
        "This command is for the bot's administrators only.",
    )
    FOR_OWNER = ("这条命令只给机器人的主人用。", "This command is for the bot's owner only.")
    NOT_SERVED = (
        "这个聊天还没有开通。请机器人的管理员在这里发 /allow。",
        "This chat is not served yet. An administrator of the bot can let it in with /allow.",
    )
    BY_INVITATION = (
        "我只加入由机器人的管理员邀请的群，现在退出。",
        "I join only groups to which an administrator of the bot adds me; I am leaving.",
    )

    def say(self, language: Language, *values: str) -> str:
        """The sentence in the language, with the values in their places."""
        chinese, english = self.value
        template: str = chinese if language is Language.ZH else english
        return template.format(*values)


def sentence(what: EdgeSentence, language: Language, *values: str) -> Reply:
    """A reply that is just this sentence."""
    return Reply((ReplyLine(what.say(language, *values)),), language)


def below(reply: Reply, *lines: str) -> Reply:
    """The reply with more lines under it."""
    notes = tuple(ReplyLine(line, Style.NOTE) for line in lines)
    return replace(reply, lines=(*reply.lines, *notes))


def headed(reply: Reply, line: str) -> Reply:
    """The reply under a line that says what was asked."""
    return replace(reply, lines=(ReplyLine(line, Style.NOTE), *reply.lines))


_RIGHTS = ("not enough rights", "have no rights", "forbidden", "closed")
"""What says that it is the chat that does not let the bot."""


def not_taken(why: str, file: File, language: Language) -> str:
    """Why a file did not come, by what Telegram said."""
    if any(each in why.lower() for each in _RIGHTS):
        return (EdgeSentence.NO_PICTURES if file.picture else EdgeSentence.NO_FILES).say(language)
    return EdgeSentence.NOT_TAKEN.say(language, why.removeprefix("Bad Request: ")[:100])
