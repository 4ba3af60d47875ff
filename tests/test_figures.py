"""A figure is the range of amounts that its words allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people", [("12", "count", 12, 12)]),
        ("forty-two people", [("forty-two", "count", 42, 42)]),
        ("one hundred and five ships", [("one hundred and five", "count", 105, 105)]),
        ("more than 20 died", [("20", "count", 20, 30)]),
        ("between 10 and 15 homes", [("10 and 15", "count", 10, 15)]),
        ("$1.2bn", [("$1.2bn", "$", 1.15e9, 1.25e9)]),
        ("€3 million", [("€3 million", "€", 2.5e6, 3.5e6)]),
        ("23% of voters", [("23%", "percent", 22.5, 23.5)]),
        ("on May 6", [("May 6", "date", 161, 161)]),
        ("dozens of homes", [("dozens", "count", 24, 120)]),
        ("a driver on flight F-16 in 2019", []),
        ("a 35-year-old man", [("35-year-old", "age", 35, 35)]),
        ("Paul Harrow, 38, was freed", [("38", "age", 38, 38)]),
        ("the actor died at the age of 80 on Friday", [("80", "age", 80, 80)]),
        ("Preacher, dead at 99", [("99", "age", 99, 99)]),
        ("children under age 12", []),
        ("hundreds of millions of people", [("hundreds of millions", "count", 2e8, 1.2e9)]),
        ("a 5,800-worker depot", []),
        ("at 9:30 a.m.", [("9:30 a.m.", "time", 565, 575)]),
        ("shortly after 4 a.m.", [("4 a.m.", "time", 230, 275)]),
        ("at 21:07 GMT", [("21:07 GMT", "time GMT", 1265, 1269)]),
        ("United lead 21:10", []),
        ("by 3 p.m.", []),
        ("voted 7-2 to close", [("7-2", "vote", 7002, 7002)]),
        ("47.3C in the shade", [("47.3C", "temperature", 47.25, 47.35)]),
        ("a 12-hour strike", [("12-hour", "duration", 11.5, 12.5)]),
        ("two years ago", []),
        ("half a mile of pipe", [("half a mile", "length", 643.736, 965.604)]),
        ("the church, founded in 1142", [("1142", "year", 1142, 1142)]),
        ("It was the third crash this year", [("third", "ordinal", 3, 3)]),
        ("the 3rd of No. 5", []),
        ("one of the best", []),
    ],
)
def test_what_figures_say(text, expected):
    found = [
        (text[f.start : f.end], f.unit, pytest.approx(f.low, rel=2e-3), pytest.approx(f.high, rel=2e-3))
        for f in figures(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50 miles", "80 km"),
        ("10,000 acres", "4,000 hectares"),
        ("two dozen men", "24 men"),
        ("1,000 men", "1,040 men"),
    ],
)
def test_units_and_rounding_agree(one, other):
    assert figures(one)[0].agrees(figures(other)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("12 men", "15 men"), ("$3 million", "€3 million"), ("at least 34 died", "at least 41 died")]
)
def test_other_amounts_do_not(one, other):
    assert not figures(one)[0].agrees(figures(other)[0])


@given(st.text(max_size=60))
def test_any_text_is_read_and_every_figure_has_its_place(text):
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.low <= figure.high


@given(st.integers(1, 10**12))
def test_a_number_is_within_its_own_range(number):
    (figure,) = figures(f"about {number:,} men") or figures(f"{number:,} men") or [None]
    assert figure is None or figure.low <= number <= figure.high


@pytest.mark.parametrize(
    "amount",
    [
        "9" * 400,
        "12" + "0" * 400,
        "5." + "1" * 400 + " million",
        "12" + ",000" * 200,
        "1" + " million" * 60,
        "one" + " hundred" * 200,
    ],
    ids=["nines", "zeros", "decimals", "groups", "millions", "hundreds"],
)
def test_more_digits_than_a_number_has_count_nothing(amount):
    assert figures(f"About {amount} people fled.") == ()
    assert [f.unit for f in figures(f"About {amount} people fled in 12 buses.")] == ["count"]


@pytest.mark.parametrize("moment", ["at half past four", "at a quarter to nine", "by quarter past six"])
def test_an_hour_in_words_counts_nothing(moment):
    assert [f for f in figures(f"The bells rang {moment} in Orvel.") if f.unit == "count"] == []
