"""The agency or outlet whose work an article is."""

import pytest

from briefing.text.origins import AGENCIES, agency, find_origin


@pytest.mark.parametrize(
    ("lines", "authors", "origin"),
    [
        (["ROME (AP) — The river rose."], (), "AP"),
        (["WASHINGTON, Nov 18 (Reuters) - The senator said no."], (), "Reuters"),
        (["(CNN) — The river rose."], (), "CNN"),
        (["NEW DELHI [India], May 3 (ANI): The minister left."], (), "ANI"),
        (["Berlin (dpa) - Der Fluss stieg."], (), "dpa"),
        (["By Alice Dent, PA Transport Correspondent", "The river rose."], (), "PA"),
        (["By Bo Ek and Ann Lee, Associated Press Writers", "The river rose."], (), "AP"),
        (["By Alice Dent, Transport Correspondent", "The river rose."], (), ""),
        (["By Alice Dent, Papua New Guinea Correspondent", "The river rose."], (), ""),
        (["The river rose.", "This article originally appeared on USA TODAY: River rises"], (), "USA TODAY"),
        (["The river rose.", "This story was originally published by The Harbor Post and is reprinted here."], (), "The Harbor Post"),
        (["The river rose.", "(Reporting by Ann Lee; Editing by Bo Ek)"], (), "Reuters"),
        (["ODENBY, Nov 4 (Bourse Wire) - The river rose.", "(Reporting by Ann Lee; Editing by Bo Ek)"], (), "Bourse Wire"),
        (["ODENBY, Nov 4 (Harbor Post) - The river rose.", "(Reporting by Ann Lee; Editing by Bo Ek)"], (), ""),
        (["The river rose.", "Copyright 2024 The Associated Press. All rights reserved."], (), "AP"),
        (["The river rose.", "© Agence France-Presse"], (), "AFP"),
        (["The river rose."], ("The Canadian Press",), "CP"),
        (["The river rose."], ("Ann Lee, Associated Press",), "AP"),
        (["The river rose.", "With files from The Canadian Press"], (), "CP"),
        (["The river rose.", "With files from The Canadian Press"], ("Ann Lee",), ""),
        (["The river rose.", "Contributing: The Associated Press"], (), ""),
        (["The river rose, The Associated Press reported."], (), ""),
        (["The river rose (and fell), the mayor said."], (), ""),
        (["Berlin/München (dpa/lby) - Der Fluss stieg."], (), "dpa"),
        (["Rio de Janeiro, 3 mai (AFP) - O rio subiu."], (), "AFP"),
        (["London (CNN)The river rose."], (), "CNN"),
        (["Palo Alto, California (AP) — The river rose."], (), "AP"),
        (["The Palestinian Authority (PA) said on Monday that it would not go."], (), ""),
        (["The Press Trust (PTI), which runs a wire, said no."], (), ""),
        (["Alcoholics Anonymous (AA) Members met on Monday."], (), ""),
        (["The Transport Trust (TT) — a charity — said no."], (), ""),
        ([], (), ""),
    ],
)  # fmt: skip
def test_the_evidence_that_newsrooms_print(lines, authors, origin):
    assert find_origin(lines, authors=authors) == origin


def test_an_outlet_is_not_its_own_origin():
    assert find_origin(["ROME (AP) — The river rose."], outlet="AP News") == ""
    assert find_origin(["This article originally appeared on Harbor Post: River"], outlet="Harbor Post") == ""


def test_an_outlet_that_signs_with_its_initials_is_not_the_agency_of_that_name():
    """And a paper with such initials still runs the agency's copy."""
    assert find_origin(["PORT HALLOW (CP) - The bridge is closed."], outlet="The Coast Press") == ""
    assert find_origin(["PORT HALLOW (CP) - The bridge is closed."], outlet="Coast Post") == "CP"
    assert find_origin(["PHOENIX (AP) — The bridge is closed."], outlet="Arizona Post") == "AP"


def test_agencies_are_sorted_and_known_by_every_name():
    assert list(AGENCIES) == sorted(AGENCIES)
    assert agency("the associated press") == agency("Associated Press") == "AP"
    assert agency("Ann Lee") == ""
