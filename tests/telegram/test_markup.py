"""What is promised of every reply, however long and odd; the emulator's parser is the judge."""

from hypothesis import given
from hypothesis import strategies as some

from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.telegram.showing.keyboard import IN_ALL, LABEL_LENGTH, PER_ROW, fitting_rows, labels
from handlers.telegram.showing.markup import ENTITY_LIMIT, TEXT_LIMIT, parts_of, utf16_length
from tests.emulator.entities import parse_html, utf16

words = some.text(
    some.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=60
)
lines = some.builds(
    lambda text, times, style: ReplyLine(text * times, style),
    words,
    some.sampled_from([1, 1, 1, 90]),
    some.sampled_from(Style),
)
replies = some.builds(
    lambda lines: Reply(tuple(lines), Language.ZH), some.lists(lines, max_size=150)
)


@given(replies)
def test_every_part_is_within_the_limits_and_reads_as_its_text(reply: Reply) -> None:
    for part in parts_of(reply):
        text, entities = parse_html(part.html)
        assert text == part.text
        assert 0 < utf16(text.strip()) <= utf16(text) <= TEXT_LIMIT
        assert len(entities) <= ENTITY_LIMIT


@given(replies)
def test_nothing_is_lost_but_blank_lines(reply: Reply) -> None:
    shown = "".join(part.text for part in parts_of(reply))
    assert "".join(shown.split()) == "".join(reply.text.split())


@given(replies)
def test_the_marks_are_those_of_the_lines(reply: Reply) -> None:
    heads = "".join(line.text for line in reply.lines if line.style is Style.HEAD)
    marked = ""
    for part in parts_of(reply):
        units = part.text.encode("utf-16-le")
        for entity in parse_html(part.html)[1]:
            if entity["type"] == "bold":
                marked += units[
                    2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])
                ].decode("utf-16-le")
    assert "".join(marked.split()) == "".join(heads.split())


@given(some.text())
def test_length_is_counted_in_utf16(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(some.text(some.characters()))
def test_whatever_a_report_holds_can_be_sent(text: str) -> None:
    for part in parts_of(Reply((ReplyLine(text),), Language.ZH)):
        part.html.encode("utf-8")
        assert "\n" not in part.text
        assert "\x00" not in part.text


def test_a_short_reply_is_one_part() -> None:
    reply = Reply((ReplyLine("24 件", Style.HEAD), ReplyLine("A&B<局>", Style.SOURCE)), Language.ZH)
    (part,) = parts_of(reply)
    assert part.html == "<b>24 件</b>\nA&amp;B&lt;局&gt;"
    assert part.text == reply.text


def test_a_line_longer_than_a_message_is_cut_at_a_blank() -> None:
    first, second = parts_of(Reply((ReplyLine("字" * 4000 + " " + "词" * 200),), Language.ZH))
    assert first.text == "字" * 4000 + " "
    assert second.text == "词" * 200


def test_a_character_of_two_units_is_never_halved() -> None:
    first, second = parts_of(Reply((ReplyLine("一" + "𠮷" * 2048),), Language.ZH))
    assert first.text == "一" + "𠮷" * 2047
    assert second.text == "𠮷"


def test_a_reply_without_a_word_has_no_parts() -> None:
    assert parts_of(Reply((ReplyLine(" "), ReplyLine("")), Language.ZH)) == ()


@given(
    some.lists(
        some.lists(some.builds(Button, words, words), max_size=20).map(tuple), max_size=20
    ).map(tuple)
)
def test_a_keyboard_is_within_the_limits_and_keeps_its_order(
    rows: tuple[tuple[Button, ...], ...],
) -> None:
    fitting = fitting_rows(rows)
    assert all(0 < len(row) <= PER_ROW for row in fitting)
    everything = [button for row in rows for button in row]
    assert [button for row in fitting for button in row] == everything[:IN_ALL]
    assert all(0 < len(name) <= LABEL_LENGTH for name in labels(everything))


def test_labels_that_are_too_long_still_tell_their_buttons_apart() -> None:
    county = "Ningxia Hui Autonomous Region, Guyuan City, Xiji County, "
    agencies = [county + name for name in ("Education Bureau", "Finance Bureau")]
    first, second = labels([Button(name, name) for name in agencies])
    assert (first[-16:], second[-14:]) == ("Education Bureau", "Finance Bureau")
    assert len({*labels([Button(name[::-1], "") for name in agencies])}) == 2
    assert labels([Button("短", "")]) == ["短"]


def test_many_sources_and_what_is_left_out_are_folded() -> None:
    def folded(style: Style, count: int) -> list[str]:
        (part,) = parts_of(
            Reply((ReplyLine("24 件", Style.HEAD), *[ReplyLine("行", style)] * count), Language.ZH)
        )
        return [entity["type"] for entity in parse_html(part.html)[1][1:]]

    assert folded(Style.SOURCE, 2) == []
    assert folded(Style.SOURCE, 3) == ["expandable_blockquote"]
    assert folded(Style.DETAIL, 1) == ["italic"]
    assert folded(Style.DETAIL, 2) == ["expandable_blockquote"]
