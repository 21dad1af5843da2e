"""Pages saved whole and letters, by the standard library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.reading.documents import as_html, as_text
from tests.reading.relaid import Part


def as_mht(parts: Sequence[Part]) -> bytes:
    """A page as a browser saves it, with a picture."""
    whole = MIMEMultipart("related")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "http://example.gov.cn/1.html"
    whole.attach(MIMEText(as_html(parts).decode(), "html", "gb18030"))
    whole.attach(MIMEImage(b"\x89PNG\r\n\x1a\n" + bytes(200), "png"))
    return whole.as_bytes()


def as_eml(parts: Sequence[Part]) -> bytes:
    """A letter with the report as its text."""
    letter = EmailMessage()
    letter["Subject"] = "年报"
    letter.set_content(as_text(parts).decode(), charset="utf-8", cte="base64")
    return letter.as_bytes()


def letter_with(attached: Mapping[str, bytes]) -> bytes:
    """A letter that brings documents."""
    letter = EmailMessage()
    letter["Subject"] = "报送年报"
    letter.set_content("请查收。")
    for name, content in attached.items():
        letter.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return letter.as_bytes()
