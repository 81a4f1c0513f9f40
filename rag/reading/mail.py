"""From a saved mail to its text: what was written, without what is attached."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from rag.reading import page
from rag.reading.plaintext import decode

FIELDS_FROM = "mail header"
_FIELD_OF = {"subject": "title", "from": "author", "date": "published"}


def read(data: bytes) -> tuple[dict[str, str], str]:
    """The fields of the header, and the plain text; the page where there is none.

    Raises:
        ValueError: it is no mail, or there is no text in it.
    """
    mail = message_from_bytes(data, policy=policy.default)
    if not mail.keys():
        raise ValueError("it is no mail: it has no header")
    fields = {name: _told(mail, header) for header, name in _FIELD_OF.items()}
    return {name: value for name, value in fields.items() if value}, _text(mail)


def _text(mail: EmailMessage) -> str:
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    if plain is not None and (text := _decoded(plain)).strip():
        return text
    if rich is None:
        raise ValueError("there is no text in it, only attachments or nothing")
    return page.extract(_decoded(rich))[1]


def _decoded(part: MIMEPart) -> str:
    """By the character set that it names, where it is one; else as it can be told."""
    data = part.get_payload(decode=True)
    return decode(data if isinstance(data, bytes) else b"", part.get_content_charset())


def _told(mail: EmailMessage, header: str) -> str:
    value = str(mail.get(header, "")).strip()
    if header == "from":
        name, address = parseaddr(value)
        return name or address
    return _moment(value) if header == "date" else value


def _moment(value: str) -> str:
    """ISO 8601 to the minute, or nothing where it is no date."""
    try:
        return parsedate_to_datetime(value).isoformat(timespec="minutes")
    except (ValueError, TypeError):
        return ""
