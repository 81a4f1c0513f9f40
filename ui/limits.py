"""Which articles a person wants to be answered from."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What was written into the fields below the question; "" where nothing was.

    Attributes:
        since: Published from that day, month or year on.
        until: Published up to that day, month or year.
        publisher: Words of the publisher's name.
        as_of: Certainly published by then.
    """

    since: str = ""
    until: str = ""
    publisher: str = ""
    as_of: str = ""

    def given(self) -> dict[str, str]:
        """Those that were written, as `Assistant.stream` takes them."""
        return {name: value.strip() for name, value in asdict(self).items() if value.strip()}
