"""A line of a page's head that tells where and when it appeared is told from a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.imprints import imprints, paper


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Updated Wed., January 17, 2024 at 6:12 p.m. EST", [("updated", "2024-01-17T18:12")]),
        ("22/02/2024, 08.05 GMT   |   by Harbour web desk", [("", "2024-02-22T08:05")]),
        ("2/22/2024 | Harbour Wire", [("", "2024-02-22")]),
        ("4.4.2024 | Harbour Wire", [("", "2024-04-04")]),
        ("Published 15 January 2024 | 3 min read | Comments (41)", [("published", "2024-01-15")]),
        ("Harbour Tribune, Saturday, June 10, 2023 - Print edition p. 4", [("", "2023-06-10")]),
        ("By Ana Ruiz, Harbour Wire | Jan. 14, 2024", [("", "2024-01-14")]),
        (
            "Published Jan. 2, 2025 Updated Jan. 3, 2025, 8:02 a.m. ET",
            [("published", "2025-01-02"), ("updated", "2025-01-03T08:02")],
        ),
    ],
)
def test_the_dates_of_an_imprint(line: str, dates: list[tuple[str, str]]) -> None:
    """Each with its label and its hour, in whichever order and with whatever beside it."""
    assert [(each.label, each.date) for each in imprints(line)] == dates


@pytest.mark.parametrize(
    "line",
    [
        "Two sailors were hurt on January 14, 2024, the navy said.",
        "Rockets of January 14, 2024",
        "The quay at Port Kesh, January 14, 2024",
        "— Harbour Command (@harbour) January 20, 2024",
        "3/4/2024 | Harbour Wire",
        "45/45/2024 | Harbour Wire",
        "31/2/2024 | Harbour Wire",
        "January 2024 | Harbour Wire",
        "Harbour Wire",
    ],
)
def test_what_dates_no_piece(line: str) -> None:
    """A sentence, a caption, a post, and a day that may be two days or none."""
    assert imprints(line) == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Staff and agencies | Capital Ledger", "Capital Ledger"),
        ("Coastline Daily » World » Middle East", "Coastline Daily"),
        ("Associated Press", "Associated Press"),
        ("By Ana Ruiz, Harbour Wire | Jan. 14, 2024", "Harbour Wire"),
        ("By our correspondent Ana Ruiz in Tyre", None),
        ("The editor of the Harbour Post was hurt.", None),
        ("The quay at Port Kesh", None),
    ],
)
def test_the_paper_of_an_imprint(line: str, name: str | None) -> None:
    """It is shaped like a paper's name, or known, and stands by itself among the parts."""
    assert paper(line) == name


@given(st.text(max_size=200))
def test_any_line_can_be_read(line: str) -> None:
    """Whatever is told are days."""
    assert all(len(each.date) >= len("2024-01-14") for each in imprints(line))
    assert paper(line) != ""
