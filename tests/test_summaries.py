"""Summaries: the sentences that tell a story, verbatim and in order."""

import pytest
from newsroom import article, report, story

from briefing.errors import ConfigError
from briefing.stages.summaries import SUMMARIZERS, Length, read_length, summarize
from briefing.text.context import leans_back
from briefing.text.facts import adds_nothing
from briefing.text.mentions import half_name, somebody, undefined, unmet
from briefing.text.sentences import sentences
from tests.speed.summaries import made_up

FLOOD = """
    The river Aller burst its banks at Verden on Monday, flooding 1,200 homes, the fire service said.

    “I have never seen water like this,” Anna Brandt, a baker, said.

    It was the third flood in ten years.

    Two bridges were closed and the railway line to Bremen was cut, the district's spokeswoman said.

    Sandbags were handed out at the town hall until midnight.

    Sign up for our newsletter to get the news first.
"""
FLOOD_ELSEWHERE = """
    Some 1,200 homes in Verden stood under water on Monday after the Aller burst its banks, the fire service said.

    The railway line to Bremen was cut.

    But the mayor said that the dike at Hoya would hold.
"""


def lines(summary):
    return [s.text for s in summary.sentences]


def test_a_summary_stands_on_its_own_and_takes_no_housekeeping():
    told = lines(summarize(story(article(FLOOD)), 3))
    assert told[0].startswith("The river Aller burst its banks")
    assert not any(line.startswith(("It was", "Sign up", "“I have")) for line in told)


def test_two_sources_that_say_the_same_are_heard_once():
    told = lines(summarize(story(article(FLOOD, outlet="A"), article(FLOOD_ELSEWHERE, outlet="B")), 4))
    assert sum("burst its banks" in line for line in told) == 1


def test_a_version_repeats_nothing():
    first, second = article(FLOOD, title="Flood"), article(FLOOD.replace("1,200", "1,300"), title="Flood", version=2)
    told = lines(summarize(story(first).__class__((report(first, second),)), 5))
    assert sum("burst its banks" in line for line in told) == 1


def test_bullets_are_left_to_the_developments():
    text = FLOOD + "\n\n    ► The river Aller burst its banks at Verden on Monday and flooded homes there."
    summary = summarize(story(article(text)), 5)
    assert not any("flooded homes there" in line for line in lines(summary))


@pytest.mark.parametrize(
    ("given", "length"), [(3, Length(3)), ("66w", Length(66, "words")), ("30 seconds", Length(30, "seconds"))]
)
def test_lengths_are_read(given, length):
    assert read_length(given) == length


@pytest.mark.parametrize("given", ["", "0", 0, "3 pages", "-1"])
def test_a_length_that_is_none_is_the_users_fault(given):
    with pytest.raises(ConfigError):
        read_length(given)


@pytest.mark.parametrize("name", SUMMARIZERS)
def test_every_summarizer_keeps_to_the_length_and_to_the_words(name):
    told = SUMMARIZERS[name](story(article(FLOOD, outlet="A"), article(FLOOD_ELSEWHERE, outlet="B")), "40w")
    assert 0 < sum(len(s.text.split()) for s in told.sentences) <= 44
    assert all(s.article.text[s.start : s.end] == s.text for s in told.sentences)


@pytest.mark.parametrize("name", SUMMARIZERS)
def test_one_sentence_in_two_outlets_stays_two_spans(name):
    same = "The dike at Hoya broke on Tuesday night and the town was cleared."
    told = SUMMARIZERS[name](story(article(same, outlet="A"), article(same, outlet="B")), 5).sentences
    assert len({(s.article.url, s.start) for s in told}) == len(told)


def test_nothing_to_say_is_an_empty_summary():
    assert summarize(story(article("", title="Only a headline")), 3).sentences == ()


def test_a_sentence_from_within_a_longer_quotation_is_passed_over():
    """
    The mayor of Verden resigned on Monday after nine years in office.

    “I have served. Everyone who knows me knows that I never took a single coin from a builder. I leave with a clear head.”

    The deputy mayor, Karl Aust, takes over until the election in the autumn of this year.
    """
    told = lines(summarize(story(article(test_a_sentence_from_within_a_longer_quotation_is_passed_over.__doc__)), 3))
    assert len(told) == 2


def test_opinion_is_not_heard_where_there_is_news():
    view = "The rate cut by the Bank of Estmark on Saturday is a folly, and everybody at the bank knows that it is."
    news = "The Bank of Estmark cut its key rate to 3.5% on Saturday, the first cut in four years."
    told = summarize(story(article(view, outlet="A", genre="opinion"), article(news, outlet="B")), 2)
    assert lines(told) == [news]
    assert lines(summarize(story(article(view, outlet="A", genre="opinion")), 2)) == [view]


def test_the_writers_own_view_is_passed_over_where_there_is_news():
    """
    The council of Verden voted on Monday to close the lower bridge across the Aller for nine months.

    I have crossed the lower bridge of Verden across the Aller every morning for thirty years, and I will miss it.

    Lorries will go by way of Hoya, 20 kilometers upstream, the district's engineer said.

    The repair of the bridge is to cost 14 million crowns, half of it paid by the state.
    """
    told = lines(summarize(story(article(test_the_writers_own_view_is_passed_over_where_there_is_news.__doc__)), 4))
    assert len(told) == 3
    assert not any(line.startswith("I have") for line in told)


def test_what_was_told_in_the_last_edition_is_not_told_again():
    flood = story(article(FLOOD))
    first = lines(summarize(flood, 1))
    assert first
    assert not set(first) & set(lines(summarize(flood, 2, seen=first)))


def test_a_story_in_two_languages_is_told_in_one():
    german = "Die Aller ist bei Verden über die Ufer getreten und hat 1.200 Häuser unter Wasser gesetzt."
    two = story(article(FLOOD, outlet="A"), article(german, outlet="B", language="de"))
    assert lines(summarize(two, 1, language="de")) == [german]
    assert lines(summarize(two, 1, language="fr"))[0].startswith(("The river", "Die Aller"))
    assert len({s.article.language for s in summarize(two, 3).sentences}) == 1


def test_the_order_of_reports_does_not_matter_to_what_is_chosen():
    a, b = article(FLOOD, outlet="A"), article(FLOOD_ELSEWHERE, outlet="B", hours=1)
    assert set(lines(summarize(story(a, b), 3))) == set(lines(summarize(story(b, a), 3)))


def test_plain_words_lead_before_those_that_shout():
    plain = "A ferry with 212 people aboard sank in fog off Corrano on Saturday, killing nine, the coast guard said."
    loud = "A hero hauled THIRTY-EIGHT people from the sea when the ferry sank in fog off Corrano on Saturday night."
    assert lines(summarize(story(article(loud, outlet="A"), article(plain, outlet="B")), 1)) == [plain]


@pytest.mark.parametrize(
    "line",
    [
        "On page 41 it says that the wing is letting water through.",
        "Plucky Ettore Nava packed them into his little boat.",
        "The miners' union was less patient.",
        "But the mayor refused.",
        "That was the third flood.",
        "In response, the ministry closed the road.",
        "The harbour board named four of them: Anneke Vos, Pieter Lund, Jonas Ree and Mia Tarn.",
        "Hospital director Jonas Wells offered to talk to them on Monday.",
        "Twenty-two of its 41 trams stand in the shed for want of parts.",
        "One of the authors of the article works for the mining company.",
        "In November, the Fund said that growth in Estmark would slow to 1.2% next year.",
        "Critics say the Act would cost small farms 40 million crowns.",
        "Twelve people were hurt when the bus struck the freight train near Ostrava.",
        "The foundation gave her a prize worth 10,000 crowns.",
        "Take The Harbour Post's Nina Vale's claim that the port was bankrupt.",
        "Imagine a town without a bridge.",
        "A moment later she stood on the quay with the ropes in her hands.",
        "Together they make up a fifth of the fleet.",
        "Both ferries are old, and one of them leaks.",
    ],
)
def test_what_points_back_does_not_stand_alone(line):
    assert leans_back(line)


@pytest.mark.parametrize(
    "line",
    [
        "This week the council votes on three libraries.",
        "The police told residents that boats would fetch them at noon.",
        "In addition to the road, the ministry closed two bridges.",
        "After nine years in office, the mayor resigned.",
        "The new dam is more expensive than the old one was.",
        "Three of the nine members of the board voted against the cut, and the governor thanked them.",
        "Farmers asked the district council to give them another week.",
        "Tarn Airlines said its 41 aircraft would stay on the ground.",
        "The International Monetary Fund said that growth in Estmark would slow.",
        "The Clean Rivers Act would cost small farms 40 million crowns, and the Act takes effect in June.",
        "A freight train stood at the signal when the bus struck the train near Ostrava.",
        "The court in Verden ordered the Harbour Post to pay a baker 20,000 crowns and to give her an apology.",
        "In his last speech, Edmund Castellan thanked the dockers.",
        "Take Two Mills said that the price of flour would rise.",
        "A week earlier than planned, the harbour of Merrow opened.",
        "Both Merrow and Pellin have ferries.",
    ],
)
def test_what_only_seems_to_point_back_stands_alone(line):
    assert not leans_back(line)


JAILED = (
    "A court in Port Arden jailed Edmund Castellan for nine years for taking bribes from a dredging company.",
    "The Alliance leads the polls by six points after the bribes were found.",
)


@pytest.mark.parametrize(
    ("line", "nothing"),
    [
        ("Castellan, 63, was sentenced to nine years in prison for taking bribes.", True),
        ("Castellan was jailed for nine years for bribes that put the Alliance six points ahead.", True),
        ("Castellan was jailed for nine years and four months for taking bribes.", False),
        ("Castellan was jailed for nine years and will appeal.", False),
        ("Castellan was jailed for nine years by Salome Wirth.", False),
        ("The court sat in Port Arden.", False),
    ],
)
def test_a_line_without_a_new_figure_name_or_act_adds_nothing(line, nothing):
    assert adds_nothing(line, JAILED) is nothing
    assert not adds_nothing(line, [])


def test_what_leans_on_a_short_opening_is_printed_with_it():
    """
    Prices do not matter.

    That is the message that the ministers of Estmark are sending as they prepare to spend 4 billion crowns on railways.
    """
    told = lines(summarize(story(article(test_what_leans_on_a_short_opening_is_printed_with_it.__doc__)), 3))
    assert [line.split()[0] for line in told] == ["Prices", "That"]


def test_an_article_of_which_every_sentence_leans_is_told_from_its_top():
    """
    It felt like a blow to the chest.

    That is how Renzo Calder of Merrow heard that the steel works would close in May.

    The sudden decision to close the works was made known on Monday and came as 1,200 people had hoped for new orders.
    """
    told = lines(
        summarize(story(article(test_an_article_of_which_every_sentence_leans_is_told_from_its_top.__doc__)), 3)
    )
    assert [line.split()[0] for line in told] == ["It", "That", "The"]


def test_a_decision_that_is_not_told_is_not_printed():
    """
    Renzo Calder of Merrow heard on Monday what would become of him and of 1,200 others.

    Who will buy steel from Estmark now?

    The sudden decision came as a blow to the steel workers of Merrow, who had hoped for 40 new orders.

    The council of Merrow will meet the owners of the steel works on Thursday.
    """
    told = lines(summarize(story(article(test_a_decision_that_is_not_told_is_not_printed.__doc__)), 3))
    assert not any(line.startswith("The sudden") for line in told)


def test_a_sentence_to_the_reader_is_no_news():
    """
    If you were lucky enough to stay at home last summer, you probably had no idea that trams burned in Merrow.

    The council of Merrow on Thursday ordered 14 new trams to replace those that were burned in June.

    The trams are to be built in Hoya and delivered within two years, the council's engineer said.
    """
    told = lines(summarize(story(article(test_a_sentence_to_the_reader_is_no_news.__doc__)), 3))
    assert [line.split()[0] for line in told] == ["The", "The"]


@pytest.mark.parametrize("label", ["PUBLISHED MAY 3, 2024: ", "Why it matters: ", "Yes but: ", "Context: "])
def test_what_stands_before_a_sentence_to_label_it_is_not_printed(label):
    news = "The dike at Hoya broke on Tuesday night, and the town below it was cleared of its 900 people."
    assert lines(summarize(story(article(label + news)), 1)) == [news]


def test_the_of_what_is_not_told_gives_way():
    """
    A fire destroyed the town hall of Sarn on Monday night and hurt two clerks, the brigade said.

    Who had read the notebook in which an inspector asked for alarms?

    The notebook, sent to the mayor in 2021, names 14 doors of the hall of Sarn that could not be opened.

    The hall of Sarn was built in 1904 and held the records of three counties.

    Alarms will be put into all 40 halls of the county by May, the brigade of Sarn said.
    """
    told = article(test_the_of_what_is_not_told_gives_way.__doc__, title="Fire destroys hall of Sarn")
    assert not any(line.startswith("The notebook") for line in lines(summarize(story(told), 4)))
    spans = sentences(told)
    assert [undefined(span, [told.title]) for span in spans] == [False, False, True, False, False]
    assert not undefined(spans[2], [told.title, spans[1].text])


def test_a_day_beside_a_figure_that_is_told_adds_nothing():
    claims = "New claims for unemployment pay fell by 17,000 to 212,000 last week, the Labour Office said on Thursday."
    again = "Claims for unemployment pay were down 17,000 at 212,000 as of Aug. 3, the office said."
    assert adds_nothing(again, [claims])
    assert not adds_nothing("The company has until Aug. 3 to answer the claims of the Labour Office.", [claims])


def test_whose_comments_prompted_what_is_asked_after_and_capitals_without_end_are_soon_read():
    for owner in ("Brandt’s", "Ola Brandt's", "Anna-Lee Moss’", "U.S. Rep. Moss'"):
        assert unmet(f"{owner} comments prompted a debate.", ["The council met on Monday."])
        assert not unmet(f"{owner} comments prompted a debate.", ["Many comments were heard."])
    assert not unmet("A" * 20_000 + " met.", [])


def test_a_toll_that_a_later_report_in_the_summary_has_raised_is_not_printed():
    early = """
        The governor of Corrano province, Livia Arcano, asked for 600 soldiers to search the flooded valley.

        The number of dead in Corrano surpassed 125 on Friday evening and hundreds are missing, rescuers said.
    """
    late = """
        The death toll of the Corrano flood climbed to at least 143 on Saturday, the fire service said.
    """
    told = lines(summarize(story(article(early, outlet="A"), article(late, outlet="B", hours=20)), 4))
    assert ["143" in line for line in told].count(True) == 1
    assert not any("125" in line for line in told)
    again = lines(summarize(story(article(early, outlet="A", hours=20), article(late, outlet="B")), 4))
    assert any("125" in line for line in again)


def test_a_toll_that_a_later_report_opens_with_a_higher_one_is_not_printed_though_that_line_is_not_either():
    early = """
        Twelve people were confirmed dead and 37 were missing after a slag heap slid onto the village of Sarnay, rescuers said.

        Engineers had warned the Orbane mining company of cracks in the heap in March, a letter seen by this paper shows.
    """
    late = """
        “We heard it before we saw it, and then half of the street was gone,” said the baker of Sarnay, Joris Vaal, on Friday.

        Fourteen people have died in the slide at Sarnay and the search for 35 others goes on under floodlights, the prefect said.
    """
    told = lines(summarize(story(article(early, outlet="A"), article(late, outlet="B", hours=5)), 2))
    assert told
    assert not any("Twelve" in line for line in told)
    past = late.replace("Fourteen people have died in the slide at Sarnay and", "The prefect said that").replace(
        ", the prefect said", ""
    )
    past += "\n\n        In 1966 a heap killed 144 people in a village of the same valley, a plaque on the church wall recalls."
    again = lines(summarize(story(article(early, outlet="A"), article(past, outlet="B", hours=5)), 2))
    assert any("Twelve" in line for line in again)


def test_a_long_article_whose_first_sentence_cannot_be_printed_does_not_open_the_summary_where_another_can():
    first, second = "\n\n".join(made_up(40, 1)), "\n\n".join(made_up(40, 2))
    cut = "The council’s “Dry feet” plan for the Orla canal has been mocked since it was shown on"
    whole = "Velm will dig a second canal beside the Orla at a cost of 30 million, its council decided on Monday."
    told = summarize(
        story(article(f"{cut}\n\n{first}", outlet="A"), article(f"{whole}\n\n{second}", outlet="B")), "150w"
    )
    assert told.sentences[0].text == whole
    said = summarize(
        story(article(f"{whole}\n\n{first}", outlet="A"), article(f"{cut}\n\n{second}", outlet="B")), "150w"
    )
    assert said.sentences[0].text == whole


def test_what_another_newsroom_adds_to_a_long_opening_is_mostly_new():
    first, second = "\n\n".join(made_up(40, 1)), "\n\n".join(made_up(40, 2))
    whole = "Velm will dig a second canal beside the Orla at a cost of 30 million, its council decided on Monday."
    vote = "The fishermen of Port Asken, who feared for their eels, were promised nets by Mayor Tove Lind."
    guard = "The dyke guard Maro Senn read the plan aloud in the old hall of the weavers, candle in hand."
    again = "Velm’s canal pleased the fishermen, Mayor Tove Lind and the weavers, and the dyke guard sang."
    opened = "\n\n".join((whole, vote, guard, first))
    stories = story(article(opened, outlet="A"), article(f"{again}\n\n{second}", outlet="B"))
    told = lines(summarize(stories, "150w"))
    assert whole in told
    assert again not in told


def test_the_man_of_one_newsroom_does_not_stand_behind_whom_another_names():
    one = """
        The leader of Elmport council has refused to resign after letters warning about the Quay Street scaffolding were found.

        Robert Hale said that the letters, written by his sister in September, had never reached his desk.
    """
    other = """
        The owner of a scaffolding firm has been arrested on suspicion of manslaughter after a third person died of injuries
        suffered in the Elmport market collapse.

        The man, 51, was arrested at his home in Thornwick at 6am on Saturday, Haverdale police said.

        Council leader Robert Hale admitted that two letters from his sister, Councillor Anne Hale, had been found.

        Seven people remain in hospital, one of them in a critical condition.
    """
    articles = article(one, outlet="A", title="Hale refuses to resign"), article(other, outlet="B", title="Owner held")
    told = lines(summarize(story(*articles), 4))
    behind = [told[n - 1][:9] for n, line in enumerate(told) if line.startswith("The man")]
    assert behind in ([], ["The owner"])


@pytest.mark.parametrize(
    ("sentence", "nobody"),
    [
        ("The man, 51, was held.", True),
        ("The couple were asleep.", True),
        ("The man who fell was 51.", False),
        ("The man behind it is 51.", False),
        ("The driver, Ann Pole, was asleep.", False),
        ("The woman’s letter came on Monday in Ann Pole's inbox.", True),
    ],
)
def test_the_man_is_nobody_in_particular(sentence, nobody):
    assert somebody(sentence) == nobody


@pytest.mark.parametrize(
    ("told", "half"),
    [
        ((), "Krell"),
        (("The harbour closed.",), "Krell"),
        (("Oda Krell closed the harbour.",), ""),
    ],
)
def test_a_last_name_alone_is_half_a_name_where_nobody_told_the_rest(told, half):
    page = article("Mayor Oda Krell came at noon.\n\nKrell’s office said the harbour stays shut.")
    assert half_name(sentences(page)[1], told) == half
    assert half_name(sentences(page)[0], told) == ""


def test_of_whom_an_article_speaks_again_and_again_half_a_name_tells_enough():
    page = article(
        "A Pell man was jailed. Jan Oder had set six fires. Oder wept. Oder’s father wept. Oder will appeal."
    )
    assert {half_name(s, ["A Pell man was jailed."]) for s in sentences(page)} == {""}


def test_a_page_of_somebodys_is_unmet_where_none_told_of_it():
    page = article("Ann Pole left a Facebook page.\n\nThe Facebook page was taken down.")
    assert undefined(sentences(page)[1], ["A bomb was found."])
    assert not undefined(sentences(page)[1], ["She had a page."])


def test_an_update_tells_no_toll_that_a_later_report_has_raised():
    noon = article(
        "The Varn dam gave way on Friday night. Four people are dead, the rescue service said at noon.",
        title="Dam gives way above Varn",
        outlet="Ledger",
        hours=3,
    )
    full = article(
        "Nine people are dead and two are missing in Varn after its dam broke, the rescue service said on Saturday."
        "\n\nThe road to the valley stays closed until Monday.",
        title="Nine dead in Varn as dam breaks",
        outlet="Courier",
        hours=9,
    )
    told = " ".join(s.text for s in summarize(story(noon, full), 2, news=sentences(noon)).sentences)
    assert "Four people are dead" not in told
