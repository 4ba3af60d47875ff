"""How a line of a list tells."""

import pytest

from briefing.stages.developments.tense import opens_past, tense


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Deputies found the boy beside a creek at dawn.", "done"),
        ("Two people were killed and a third is missing.", "done"),
        ("The driver has been charged with manslaughter.", "has been"),
        ("Pay talks have stalled, the union says.", "has been"),
        ("The bridge is being searched for cracks.", "is being"),
        ("Schools will stay shut until Friday.", "to come"),
        ("The bank is expected to appeal.", "to come"),
        ("Judges may hear appeals by video.", "may"),
        ("The vaccine protects against three strains.", "always"),
        ("The club has 400 members.", "always"),
        ("Franc recovers half of its loss", "headline"),
        ("Insurers raise cost of cover for the gulf", "headline"),
        ("Rate stays at 4.5 percent for a third month", "headline"),
        ("Fuel duty to rise by 3p a litre from April", "to come"),
        ("Two dead, nine missing after blast", "headline"),
        ("Ames 24, Nevada 21", "no verb"),
        ("One gallon of water for each of them", "no verb"),
        ("A torch that “was blessed by the pope”", "no verb"),
    ],
)
def test_a_line_tells_by_its_first_finite_verb(line, told):
    assert tense(line) == told


def test_half_a_sentence_opens_with_what_was_done():
    assert opens_past("approved a bid for the bridge")
    assert opens_past("Put off a vote until June.")
    assert not opens_past("The council approved a bid.")
