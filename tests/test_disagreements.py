"""Sources disagree where no one number can be behind what they say."""

import newsroom
import pytest

from briefing.model import Report, Story
from briefing.stages.disagreements import find_disagreements
from tests.quality import disagreements


def claims(one, other, **more):
    story = newsroom.story(newsroom.article(one, outlet="A"), newsroom.article(other, outlet="B", hours=1, **more))
    return [[c.text for c in d.claims] for d in find_disagreements(story)]


def test_different_tolls_disagree():
    one, other = "The fire killed 12 people on Monday.", "Fifteen people were killed in the fire."
    assert claims(one, other) == [[one, other]]


def test_a_newsroom_s_later_article_takes_the_place_of_its_earlier_one():
    told = [
        newsroom.article(f"{count} people were killed in the fire on the ferry Orla.", outlet=outlet, hours=n, url=f"https://a.example/{n}")
        for n, (outlet, count) in enumerate((("A", "Four"), ("B", "Six"), ("A", "Seven")))
    ]  # fmt: skip
    ((early, late),) = [d.claims for d in find_disagreements(newsroom.story(*told))]
    assert (early.article, late.article) == (told[1], told[2])


def test_a_newsroom_s_later_toll_holds_however_it_tells_of_the_event():
    told = [
        newsroom.article("At least five people were killed on Saturday when a waste heap fell on a village in northern Sarn.", outlet="A", url="https://a.example/1"),
        newsroom.article("Twelve people were confirmed dead early on Sunday, the ministry said.", outlet="A", url="https://a.example/2", hours=4),
        newsroom.article("Fourteen people have died in the village, the ministry says.", outlet="B", hours=5),
    ]  # fmt: skip
    (found,) = find_disagreements(newsroom.story(*told))
    assert [c.article for c in found.claims] == told[1:]


def test_a_report_that_was_sent_again_is_heard_in_its_latest_words():
    two, five = (
        "Two people were killed in the avalanche, police said.",
        "Five people were killed in the avalanche, police said.",
    )
    first, again = (
        newsroom.article(t, outlet="A", hours=n, url=f"https://a.example/{n}") for n, t in enumerate((two, five))
    )
    other = newsroom.article("Five people were killed in the avalanche.", outlet="B", hours=2)
    assert find_disagreements(Story((newsroom.report(first, again), Report(other)))) == ()
    assert find_disagreements(newsroom.story(first, other))


def test_at_least_four_is_six_half_a_day_later():
    least, six = "At least four people died in the crash on Friday.", "Six people died in the crash on Friday."
    story = [newsroom.article(text, outlet=text, hours=n) for text, n in ((least, 0), (six, 13))]
    assert find_disagreements(newsroom.story(*story)) == ()
    assert find_disagreements(newsroom.story(newsroom.article(least, outlet="A"), newsroom.article(six, outlet="B")))


def test_one_disagreement_is_told_once_though_leads_and_bullets_give_its_figures():
    four = "At least four people have died in a fire on the ferry Orla.\n\nAt least four people have been killed in a fire aboard a passenger ferry, the coastguard has said."
    six = "Six people have died and dozens were taken to hospital after a fire broke out on the car deck of the Orla, a ferry that was crossing the Sound on Friday evening."
    also = "Six people died in the fire on Friday evening."
    told = [newsroom.article(text, outlet=text, hours=n) for n, text in enumerate((six, four, also))]
    assert len(find_disagreements(newsroom.story(*told))) == 1


def test_what_robbers_took_and_how_many_fell_ill_in_whatever_words():
    one = "Four masked men held up a bank in Sarn on Friday morning and fled with about €1.3m, police said."
    other = "A gang of four raided a bank in Sarn on Friday and got away with €1.6m."
    assert claims(one, other) == [[one, other]]
    one, other = "The number of measles cases in Sarn has risen to 63.", "There are now 58 confirmed cases in Sarn."
    assert claims(one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 20 people were killed.", "The blast killed 23 people."),
        ("Two dozen people were killed.", "The blast killed 24 people."),
        ("The fine of $1.2 billion was upheld by the court.", "The court upheld the fine of $1.2bn."),
        ("The blast killed 12 people.", "The blast injured 15 people."),
        ("The quake struck at 3:40 a.m.", "The quake struck at around 3:45 a.m."),
        ("The quake struck at 21:10.", "The earthquake hit at 9:10 p.m."),
        ("About 3,100 people came to the vigil.", "Some 3,000 people came to the vigil."),
        ("Thirty-five people were injured.", "The driver, a man of 58, is in hospital with a broken pelvis."),
        ("Ana Marr, 32, was freed.", "Her brother Ivo Marr, 41, was freed."),
    ],
)
def test_rounding_and_units_do_not(one, other):
    assert claims(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The death toll in Carrow was increased by 1,300.", "The new count puts the death toll in Carrow at 4,632."),
        ("Ivo Marr, who changed the lives of thousands, has died at age 99.", "Ivo Marr, the preacher of Carrow, is dead at 98."),
        ("The vaccine from Ardent was 94% effective in a trial.", "The vaccine from Ardent was 100% effective at preventing severe illness in a trial."),
        ("The gunman killed eight people at three halls in Carrow.", "Police first came to the Marr hall in Carrow, where four people were killed."),
        ("The floods in Carrow have killed 125 people.", "Officials gave a death toll of 63 for Harrow county after the floods."),
        ("Senate passes $4 trillion budget in a step toward an overhaul of tax.", "Thursday’s vote on the budget would shield a $1.5 trillion tax cut."),
        ("The budget sets aside $3.2 billion for hospitals over four years.", "The minister set out tax rises and spending cuts to close a budget gap of $9bn."),
        ("Workers at a 5,800-worker depot in Carrow voted against a union.", "Workers at the 6,000-person depot in Carrow voted against a union."),
    ],
)  # fmt: skip
def test_parts_rises_and_other_sums_do_not(one, other):
    assert claims(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gunman shot eight people dead in Carrow.", "Nine people are dead in Carrow, including the gunman."),
        ("Norvia will give 2.5 million doses to Sarn and 1.5 million doses to Pell.", "Norvia will give 4 million doses to Sarn and Pell."),
        ("Norvia put tariffs on $60bn of Sarnish goods.", "Norvia put tariffs on $34bn of Pellian goods."),
        ("At the height of the storm 90,000 homes were without power.", "Some 30,000 homes are without power after the storm."),
        ("Tenants of the Carrow flats left on Saturday.", "Nine tenants of the Carrow flats left on Saturday."),
        ("Police seized 40 kilos of heroin in Carrow.", "Police seized 12 kilos of cocaine in Carrow."),
    ],
)  # fmt: skip
def test_sums_of_parts_other_sorts_and_other_hours_do_not(one, other):
    assert claims(one, other) == []


def test_he_is_who_the_line_before_opens_with():
    told = ("Ivo Marr died at home on Sunday. He was 81.", "Marr, who was 84, died at home on Sunday.")
    assert claims(*told) == [["He was 81.", told[1]]]


def test_a_town_s_name_before_the_company_s_is_no_subject():
    told = (
        "Carrow-based Ardent called off more than 1,000 flights at Easter.",
        "Ardent called off at least 1,800 flights at Easter.",
    )
    assert claims(*told) == [list(told)]


def test_a_later_figure_of_the_same_source_is_an_update():
    assert claims("The fire killed 12 people.", "The fire killed 15 people.", origin="A") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake struck at 3:40 a.m. local time.", "The earthquake hit shortly after 4 a.m., waking the town."),
        ("Lena Marr, 61, died on Sunday.", "Marr, who was 67, died on Sunday."),
        ("The council voted 7-2 to close the library.", "The council voted 6-3 to close the library."),
        ("The jury convicted him after six hours.", "Jurors convicted him after 11 hours."),
    ],
)
def test_hours_ages_votes_and_lengths_of_time_can_differ(one, other):
    assert claims(one, other) == [[one, other]]


def test_a_headline_counts_where_nothing_below_it_does():
    told = newsroom.article("Rescuers worked on in the fog.", title="Ferry sinks off Pellin, 12 dead", outlet="A")
    other = newsroom.article("Fourteen people died when the ferry sank.", title="Fog and fear", outlet="B", hours=1)
    (found,) = find_disagreements(newsroom.story(told, other))
    assert [c.text for c in found.claims] == [
        "Ferry sinks off Pellin, 12 dead",
        "Fourteen people died when the ferry sank.",
    ]


@pytest.mark.parametrize(
    ("pairs", "count"), [(disagreements.PAIRS, 200), (disagreements.MORE, 280), (disagreements.DESK, 140)]
)
def test_the_marked_pairs_keep_their_marks(pairs, count):
    figures = disagreements.score(pairs)
    assert figures["pairs"] == count
    assert figures["precision"] >= 0.95
    assert figures["recall"] >= 0.80


def test_three_sources_make_one_disagreement():
    tolls = ["The fire killed 12 people.", "The fire killed 15 people.", "The fire killed 20 people."]
    story = newsroom.story(
        *(newsroom.article(t, outlet=o, hours=h) for h, (o, t) in enumerate(zip("ABC", tolls, strict=True)))
    )
    (disagreement,) = find_disagreements(story)
    assert [c.text for c in disagreement.claims] == tolls


def test_a_source_that_has_come_round_disagrees_no_more():
    rows = [
        ("A", "The fire killed 12 people."),
        ("B", "The fire killed 15 people."),
        ("A", "The fire killed 15 people, police said."),
    ]
    story = newsroom.story(*(newsroom.article(t, outlet=o, hours=h) for h, (o, t) in enumerate(rows)))
    assert find_disagreements(story) == ()


@pytest.mark.parametrize(("hours", "together"), [(2, 1), (24, 0), (-24, 0)])
def test_what_is_counted_again_on_another_day_is_no_contradiction(hours, together):
    early = newsroom.article("About 300 people in the lower town left their homes before the storm.", outlet="A")
    late = newsroom.article(
        "More than 600 people in the lower town left their homes before the storm.", outlet="B", hours=hours
    )
    assert len(find_disagreements(newsroom.story(early, late))) == together


@pytest.mark.parametrize(
    "later", ["The death toll in the mill fire rose to 15.", "The toll of the mill fire has risen to 15 dead."]
)
def test_a_count_that_a_newsroom_says_has_risen_contradicts_no_lower_one_before(later):
    assert claims("The mill fire killed 12 people on Monday.", later) == []
    assert claims("The mill fire killed 17 people on Monday.", later) != []


def test_what_a_count_has_risen_by_is_no_count_of_all():
    one = "The fire killed three people on Monday, the police said."
    assert claims(one, "The death toll of the fire rose to five after two people were found dead in a garage.") == []


def test_those_who_are_left_are_no_count_of_all():
    one = "The fire injured 11 people on Monday, the police said."
    assert claims(one, "Nine people are still being treated in hospital after the fire, the police said.") == []
    assert claims(one, "Nine people were injured in the fire, the police said.") != []
    missing = "The fire left 11 people missing on Monday, the police said."
    assert claims(missing, "Nine people were still missing after the fire, the police said.") != []


def test_of_a_table_set_as_sentences_the_first_rows_are_heard():
    towns = [f"{chr(65 + n // 26)}arr{chr(97 + n % 26)}o" for n in range(300)]
    tables = [
        f"The ferry Orla sank off Pellin in a storm and killed {more} people. "
        + " ".join(f"The fire in {t} killed {n + more} people." for n, t in enumerate(towns))
        for more in (500, 900)
    ]
    found = [told for group in claims(*tables) for told in group]
    assert any("Orla" in told for told in found)
    assert not any(f" in {town} " in told for told in found for town in towns[100:])


def shown(*told):
    story = newsroom.story(*(newsroom.article(t, outlet=f"Outlet {n}", hours=h) for n, (h, t) in enumerate(told)))
    return bool(find_disagreements(story))


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("The landslide at Orvel killed nine people.", "The landslide at Orvel killed 12 people."),
        ("Some 140 homes were flooded in Orvel.", "Some 190 homes were flooded in Orvel."),
        ("The Pine Fire has burned 2,000 acres.", "The Pine Fire has burned 3,500 acres."),
        ("The Pine Fire was 10 percent contained.", "The Pine Fire was 30 percent contained."),
        ("Twenty-six people are missing after the flood.", "Nineteen people are missing after the flood."),
    ],
)
def test_what_grows_by_the_hour_has_grown_some_hours_later(early, late):
    assert shown((0, early), (1, late))
    assert not shown((0, early), (5, late))


def test_what_a_hospital_has_called_off_is_an_update_on_the_next_day():
    one, other = (f"The hospital in Orvel has called off {n} operations since Monday." for n in (200, 350))
    assert shown((0, one), (5, other))
    assert not shown((0, one), (24, other))
    assert not shown((0, other), (24, one))


def test_whole_reports_show_what_was_planted_in_them_and_nothing_else():
    figures = disagreements.score_planted()
    assert figures["planted"] == 25
    assert figures["precision"] >= 0.95
    assert figures["recall"] >= 0.7


def test_what_ties_two_lone_sentences_ties_none_among_many_figures():
    told = ["Orvel's hospital had 80 beds.", "The new hospital in Pell has 120 beds."]
    costs = enumerate("roof lift door wall lamp tower pump".split(), start=3)
    more = " ".join(f"The {thing} of the hospital cost {n} crowns." for n, thing in costs)
    assert claims(*told) != []
    assert claims(*(f"{more} {sentence}" for sentence in told)) == []


def test_who_died_of_their_wounds_are_part_of_the_toll_that_was_raised():
    twelve = "Twelve people died in Monday's fighting at Orvel."
    raised = "She raised the toll of Monday's fighting at Orvel to 14, after two wounded officers died."
    assert not shown((0, twelve), (6, raised))
    assert not shown((0, f"{twelve[:-1]}, and 50 officers are under arrest."), (6, raised))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bill was passed by 301 to 120.", "The bill was passed by 58 to 41."),
        ("Prices rose by 3.1% in the year to May.", "In Orvel, house prices rose by 7% in the year to May."),
        ("Sales rose by 31 per cent at Ardent.", "Three buyers account for 58% of Ardent's sales."),
        ("The repair will cost about £60,000.", "They would cost £35,000, less than the repair."),
        ("The ferry Orla left Pell at 1:10 p.m. on Friday.", "The Orla capsized on Friday at about 6:40 p.m. off Pell."),
    ],
)  # fmt: skip
def test_two_chambers_sorts_moves_and_moments_do_not(one, other):
    assert claims(one, other) == []
