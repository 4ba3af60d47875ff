"""Long summaries of full articles: which source tells them, and what the others add."""

from dataclasses import replace
from itertools import permutations

from newsroom import article, story

from briefing.stages.summaries import summarize
from briefing.text.sentences import sentences

DAM = [
    "The dam above Corrano gave way early on Monday and water ran through 40 streets of the town, the governor said.",
    "At least 16 people died in Corrano and 23 are missing, the fire service said on Monday evening.",
    "The governor of the province, Livia Arcano, sent 600 soldiers to Corrano and closed the coast road.",
    "Engineers had found cracks in the dam in March and asked for 9 million crowns to mend them.",
    "The power company that owns the dam said that its gauges had shown nothing before Monday.",
    "Trains between Corrano and Port Arden stand still until Thursday, the railway said.",
]
BAKER = [
    "Renzo Calder had just set out the first loaves in his shop when he heard a noise like that of a plough.",
    "His grandfather opened the shop after the war and his mother painted its door in a green that is sold no more.",
    "On most mornings Calder sings at work and the children on their way to school stop to listen at the door.",
    "He keeps two finches in a cage above the till and a drawing of a horse that a girl gave him years ago.",
    "The flour comes by boat from an uncle who still mills it between stones and never sends a bill on time.",
    "Calder climbed onto the roof with both birds under his coat and sat there until the light came.",
]


BELOW = "The dam above Corrano gave way once before, in 1958, when 16 people died and 40 streets of the town lay under water."


def padded(told):
    parts = ("ka", "lo", "mi", "ru", "ten", "vos", "bel", "gar", "nim", "sul")
    names = ["".join(pair) for pair in permutations(parts, 2)]
    below = [
        "Long before there was a dam the {} of the {} kept {} beside the {} and the {}".format(*names[n : n + 5])
        for n in range(0, 80, 3)
    ]
    return "\n\n".join([*told, *(f"{line} for many years." for line in below), BELOW])


def told_at_length(*articles):
    tellings = [
        article(padded(told), title="Dam above Corrano gives way, 16 dead", outlet=name, hours=n)
        for n, (name, told) in enumerate(articles)
    ]
    return summarize(story(*tellings), "120w").sentences


def leading(*articles):
    return told_at_length(*articles)[0].article.outlet


def test_the_first_tells_a_long_summary_unless_another_covers_clearly_more():
    turned = [line.replace("Monday", "Sunday night") for line in DAM[::-1]]
    assert leading(("A", DAM), ("B", turned)) == leading(("A", turned), ("B", DAM)) == "A"
    assert leading(("A", DAM), ("B", BAKER), ("C", turned)) == "A"
    assert leading(("A", BAKER), ("B", DAM), ("C", turned)) in "BC"


def test_a_live_page_opens_no_summary_for_it_begins_with_its_latest_entry():
    latest = ["The governor will speak at 6 p.m. on Monday, her office says.", *DAM]
    page, report, other = (
        article(padded(told), title="Dam above Corrano gives way, 16 dead", outlet=name, hours=1)
        for name, told in (("Live", latest), ("Report", DAM), ("Other", DAM[::-1]))
    )
    for length in ("3s", "120w"):
        told = summarize(story(replace(page, genre="live"), report, other), length).sentences
        assert told[0].article.outlet in ("Report", "Other")
    assert summarize(story(page, report, other), "120w").sentences[0].article.outlet == "Live"


def test_a_long_summary_draws_on_openings_and_not_on_what_stands_far_below():
    for given in ((("A", DAM), ("B", BAKER)), (("A", BAKER), ("B", DAM[:2])), (("A", DAM[:3]), ("B", DAM[3:]))):
        told = told_at_length(*given)
        assert sum(len(s.text.split()) for s in told) <= 132
        assert BELOW not in [s.text for s in told]


MORE = [
    "The bridge at the mill held, and buses from Port Arden end there until engineers have looked at its feet.",
    "Schools in the valley stay shut this week and the swimming hall takes in whoever has lost a home.",
]


def told_in_full(*others):
    first = article("\n\n".join([*DAM, *MORE]), title="Dam above Corrano gives way, 16 dead", outlet="A")
    short = [article(line, title="Dam above Corrano", outlet=f"B{n}", hours=1) for n, line in enumerate(others)]
    return [s.text for s in summarize(story(first, *short), "120w").sentences]


def test_a_few_reports_are_told_by_the_best_opening_and_many_by_what_they_share_as_well():
    arrest = "Police arrested Salome Wirth, who looked after the dam above Corrano for {} years, and searched her flat."
    told = [arrest.format(years) for years in ("nineteen", "twenty", "many", "some", "several", "a few")]
    assert told_in_full(told[0], "A man in Tolmis who drives trams past the old mint plays the tuba.")[:6] == DAM
    many = told_in_full(*told)
    assert many[:3] == DAM[:3]
    assert many[-1] in told
    assert len(set(told) & set(many)) == 1


def test_full_articles_are_told_by_the_first_ones_opening_where_there_is_space():
    parts = ("ka", "lo", "mi", "ru", "ten", "vos", "bel", "gar", "nim", "sul")
    names = ["".join(pair) for pair in permutations(parts, 2)]
    told = [
        "The {} of {} closed its {} on Monday after the {} had hit the {} and the {} near {} and {} lost a {}".format(
            *names[n : n + 9]
        )
        for n in range(0, 81, 9)
    ]
    told += [line.replace("Monday", "Tuesday").replace("closed", "opened") for line in told[::-1]]
    one, other = (article(". ".join(lines) + ".", outlet=name) for lines, name in ((told, "A"), (told[::-1], "B")))
    long = summarize(story(one, other), "120w").sentences
    assert [s.start for s in long] == [s.start for s in sentences(long[0].article)][: len(long)]
    assert 100 <= sum(len(s.text.split()) for s in long) <= 132
    assert len({s.article for s in long}) == 1


def told_by_day(morning, evening, hours):
    """Return the sentences of a long summary of two reports, the second some hours after the first."""
    one = article("\n\n".join([*morning, *MORE]), title="Dam above Corrano gives way", outlet="A")
    other = article("\n\n".join(evening), title="Those missing in Corrano are safe", outlet="B", hours=hours)
    return summarize(story(one, other), "120w").sentences


EVENING = [
    "All 23 people who were missing below the dam in Corrano were found safe in a mountain hut on Monday evening.",
    "Soldiers brought them down to Port Arden in lorries, the governor of the province, Livia Arcano, said.",
    "The water has left the 40 streets of the town, the fire service said, and power is back in half of them.",
    "Prosecutors searched the offices of the power company that owns the dam and took its gauges away.",
    "Engineers said that the cracks that they had found in the dam in March were where it broke.",
    "The coast road and the railway open again on Tuesday at noon, the railway said.",
]


def test_a_summary_that_leaves_out_a_toll_since_raised_tells_the_later_one():
    raised = ["At least 31 people died in Corrano, the fire service said on Monday.", *EVENING[1:]]
    told = [s.text for s in told_by_day([DAM[0], *DAM[2:], DAM[1]], raised, hours=4)]
    assert raised[0] in told
    assert DAM[1] not in told
