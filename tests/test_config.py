"""config.yaml: what may stand in it, and what is said of what may not."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from briefing.config import Config, Edition, choose, find_config, load_config, shipped
from briefing.edges.lists import read_lists
from briefing.errors import ConfigError


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "config.yaml"
        path.write_text(text, encoding="utf-8")
        return load_config(path)

    return load


def test_an_empty_file_is_a_newsroom(load, tmp_path):
    config = load("")
    assert list(config.editions) == ["morning"]
    assert config.edition("morning").output == tmp_path / "briefings"
    assert config.feeds == (str(tmp_path / "feeds"),)
    assert config.archive.url == str(tmp_path / "archive.sqlite")
    assert load("# nothing yet\n") == config


def test_the_shipped_file_documents_every_key_and_states_the_defaults():
    text = shipped("config.yaml").read_text(encoding="utf-8")
    keys = set(re.findall(r"^\s*(?:# )?(\w+):", text, re.M))
    for part in (Config, Edition, *(f.annotation for f in Config.model_fields.values())):
        if isinstance(part, type) and issubclass(part, BaseModel):
            assert {field.alias or name for name, field in part.model_fields.items()} <= keys
    stated, default = load_config(), Config()
    for key in ("fetch", "mail", "summarizer", "prefer", "quotes", "ranking", "catch_up"):
        assert getattr(stated, key) == getattr(default, key), key
    assert stated.archive.retention == default.archive.retention
    comments = [line for line in text.splitlines() if line.strip().startswith("#")]
    assert len(comments) > 30


def test_the_shipped_edition_is_a_usable_morning_briefing():
    edition = load_config().edition("morning")
    assert edition.schedules
    assert edition.zone.key == "Europe/London"
    assert "docx" in edition.formats


def test_the_programme_works_without_a_file_and_away_from_home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert find_config() is None
    config = load_config()
    assert config.feeds == (str(shipped("feeds")),)
    assert config.edition("morning").output == tmp_path / "briefings"
    assert config.archive.url == str(tmp_path / "state/briefing/archive.sqlite")


def test_paths_are_seen_from_the_file(load, tmp_path):
    config = load(
        """
        feeds: [desk/world.yaml, https://a.example/rss]
        editions: {noon: {template: look.docx, output: /srv/papers, feeds: ../wire.opml}}
        archive: {url: kept/a.sqlite}
        """
    )
    noon = config.edition("noon")
    assert config.feeds == (str(tmp_path / "desk/world.yaml"), "https://a.example/rss")
    assert (noon.template, noon.output) == (tmp_path / "look.docx", Path("/srv/papers"))
    assert noon.feeds == (str(tmp_path / "../wire.opml"),)
    assert config.archive.url == str(tmp_path / "kept/a.sqlite")


def test_plain_words_mean_what_they_say(load):
    config = load(
        """
        editions:
          kveld:
            schedule: 16:30
            language: no
            title: 2026
            recipients: desk@newsroom.example
            sections: {Utenriks: krig, Økonomi: [renter, olje]}
        catch_up: 1 h 30 min
        archive: {retention: 2 weeks}
        fetch: {timeout: 20}
        mail:
        """
    )
    kveld = config.edition("kveld")
    assert [str(t) for t in kveld.schedules[0].times] == ["16:30:00"]
    assert (kveld.language, kveld.title, kveld.recipients) == ("no", "2026", ("desk@newsroom.example",))
    assert kveld.sections == {"Utenriks": ("krig",), "Økonomi": ("renter", "olje")}
    assert config.catch_up == timedelta(minutes=90)
    assert config.archive.retention == timedelta(days=14)
    assert config.fetch.timeout == timedelta(seconds=20)
    assert (config.mail.port, config.mail.security) == (None, "starttls")


WRONG = [
    ("edtions: {}", 1, "unknown key 'edtions'; did you mean 'editions'?"),
    ("editions:\n  m:\n    shedule: '06:00'", 3, "unknown key 'shedule'; did you mean 'schedule'?"),
    ("editions:\n  m:\n    tz: UTC", 3, "unknown key 'tz'; did you mean 'time_zone'?"),
    ("editions:\n  m:\n    title: M\n    time_zone: Europe/Lodnon", 4, "is no time zone; did you mean 'Europe/London'?"),
    ("editions:\n  m: {time_zone: Kathmandu}", 2, "did you mean 'Asia/Kathmandu'?"),
    ("editions:\n  m:\n    schedule:\n    - '06:00'\n    - 0 6 * * mno", 5, "'mno' is no weekday (from 0 to 7, or a name); did you mean 'mon'?"),
    ("editions:\n  m:\n    schedule: 61 6 * * *", 3, "'61' is no minute (from 0 to 59)"),
    ("editions:\n  m:\n    length: standart", 3, "'standart' is none of one-page, standard, long; did you mean 'standard'?"),
    ("editions:\n  m:\n    formats: [docx, pdf]", 3, "'pdf' is none of docx, json, html, md"),
    ("editions:\n  m:\n    recipients: [a@b.example, somebody]", 3, "'somebody' is no mail address"),
    ("editions:\n  m:\n    recipients: ['a@b.example\\nBcc: c@d.example']", 3, "is no mail address"),
    ("editions:\n  a b: {}", 2, "'a b' is no edition's name"),
    ("editions:\n  ../up: {}", 2, "is no edition's name"),
    ("editions:\n  m: {}\n  m: {}", 3, "'m' is given twice"),
    ("mail:\n  port: abc", 2, "mail.port: 'abc' is wrong: a whole number is wanted"),
    ("mail:\n  port: 70000", 2, "mail.port"),
    ("mail:\n  form: x@y.example", 2, "unknown key 'form'; did you mean 'from'?"),
    ("mail:\n  sender: x@y.example", 2, "unknown key 'sender'; did you mean 'from'?"),
    ("mail:\n  when_unsure: hodl", 2, "'hodl' is none of resend, hold; did you mean 'hold'?"),
    ("fetch: 3", 1, "fetch: 3 is wrong: keys and values are wanted"),
    ("fetch:\n  delay: soon", 2, "fetch.delay: 'soon' is wrong: a number is wanted"),
    ("fetch:\n  allow_networks: [10.0.0.0/33]", 2, "'10.0.0.0/33'"),
    ("catch_up: 3 horus", 1, "'horus' is no unit of time; did you mean 'hours'?"),
    ("summarizer: 'a:b:c'", 1, "neither a name nor module:function"),
    ("- a\n- b", 1, "a list is wrong"),
    ("feeds: [", 1, ""),
    ("feeds: x\n\teditions: {}", 2, "tab"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_a_mistake_is_one_line_with_its_place(load, tmp_path, monkeypatch, text, line, words):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        load(text)
    message = str(caught.value)
    assert message.startswith(f"config.yaml:{line}: ")
    assert words in message
    assert "\n" not in message


def test_of_several_mistakes_the_first_is_named_and_the_others_counted(load):
    with pytest.raises(ConfigError, match=r"config.yaml:1: unknown key 'fech'; did you mean 'fetch'\? \(and 2 more\)"):
        load("fech: {}\ncatch_up: soon\nmail: {port: x}")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("mail:\n  password: hunter2", "BRIEFING_MAIL_PASSWORD_FILE"),
        ("mail:\n  smtp_passwd: hunter2", "BRIEFING_MAIL_PASSWORD"),
        ("api_key: hunter2", "environment variable"),
        ("archive:\n  url: postgresql+psycopg://desk:hunter2@db.example/briefing", "BRIEFING_ARCHIVE_URL"),
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(load, text, advice):
    """T28, in part."""
    with pytest.raises(ConfigError) as caught:
        load(text)
    assert advice in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_the_archive_s_address_may_come_from_the_environment(load, monkeypatch):
    monkeypatch.setenv("BRIEFING_ARCHIVE_URL", "postgresql+psycopg://desk:hunter2@db.example/briefing")
    assert load("").archive.url.endswith("@db.example/briefing")
    assert "hunter2" not in repr(load(""))


def test_a_missing_or_unreadable_file_is_one_line(tmp_path):
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(tmp_path / "config.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"editions: {m: {title: Br\xe8ve}}")
    with pytest.raises(ConfigError, match="not UTF-8 at byte 24"):
        load_config(tmp_path / "latin.yaml")
    with pytest.raises(ConfigError, match="directory"):
        load_config(tmp_path)


@settings(max_examples=200)
@given(st.text(max_size=60) | st.recursive(st.none() | st.integers() | st.text(max_size=8), lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from(["editions", "m", "schedule", "mail", "feeds", "port", "time_zone"]), x, max_size=3), max_leaves=8).map(yaml.safe_dump))  # fmt: skip
def test_any_file_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "config.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")
    try:
        load_config(path)
    except ConfigError as error:
        assert "\n" not in str(error)  # noqa: PT017


def test_choose_takes_a_name_or_a_module_s_function():
    table = {"default": len, "lexrank": max}
    assert choose("summarizer", "lexrank", table) is max
    assert choose("summarizer", "json:dumps", table)({}) == "{}"
    for name, words in [
        ("lexrnak", "summarizer: there is no 'lexrnak'; did you mean 'lexrank'?"),
        ("no_such_module:f", "there is no module 'no_such_module'"),
        ("json:lodas", "json has no function 'lodas'; did you mean 'loads'?"),
        ("json:__doc__", "json has no function '__doc__'"),
    ]:
        with pytest.raises(ConfigError) as caught:
            choose("summarizer", name, table)
        assert words in str(caught.value)


def test_an_unknown_edition_names_the_nearest(load):
    with pytest.raises(ConfigError, match="did you mean 'evening'"):
        load("editions: {evening: {}, noon: {}}").edition("evning")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [*a]", "aliases are not read"),
        ("feeds: " + "[" * 5000 + "]" * 5000, "no setting is so deep"),
        ("editions: {morning: {reach: 24}}", "24 has no unit"),
        ("feeds: ~nobody-of-this-name/feeds", "no such user"),
        ("archive: {url: ~nobody-of-this-name/a.sqlite}", "archive.url: .*no such user"),
        ("ranking: {weights: {recentness: 2}}", "is no reason of the ranking; did you mean 'recency'"),
    ],
)
def test_bombs_and_lengths_of_time_without_a_unit_are_refused(tmp_path, text, words):
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=words):
        load_config(path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("editions:\n\tmorning: {}\n", 2, "a tab at its beginning: YAML wants spaces"),
        (
            "editions:\n  morning:\n    title: 'News\n    length: long\n",
            3,
            "a quotation mark is opened here and not closed",
        ),
        ('prefer: "first\n', 1, "a quotation mark is opened here and not closed"),
        ("drops: [a, b\nprefer: first\n", 1, "a [ is opened here and not closed"),
        ("mail: {host: x\n", 1, "a { is opened here and not closed"),
        ("prefer: @first\n", 1, "put it in quotation marks"),
        ("prefer: first: last\n", 1, "a colon too many"),
        ("editions:\n  morning:\n  title: x\n    length: long\n", 4, "too deep an indentation"),
        ("mail:\n  host: x\n user: y\n", 3, "does not line up"),
        ("prefer: 'it's'\n", 1, "stray quotation mark"),
        ('prefer: "a\\qb"\n', 1, "a backslash"),
    ],
)
def test_a_slip_in_yaml_is_named_with_its_line_and_what_to_do(load, tmp_path, text, line, words):
    with pytest.raises(ConfigError, match=re.escape(words)) as wrong:
        load(text)
    assert f"config.yaml:{line}: " in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_a_slip_in_a_list_of_feeds_is_named_likewise(tmp_path):
    path = tmp_path / "world.yaml"
    path.write_text("feeds:\n  - url: 'https://a.example/rss\n    outlet: A\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"world\.yaml, line 2: a quotation mark is opened here and not closed"):
        read_lists([path])


@pytest.mark.parametrize(("said", "meant"), [("A4", "a4"), ("letter", "letter"), ('""', "")])
def test_paper_is_a4_or_letter(load, said, meant):
    assert load(f"editions: {{morning: {{paper: {said}}}}}").edition("morning").paper == meant
    with pytest.raises(ConfigError, match="did you mean 'letter'"):
        load("editions: {morning: {paper: leter}}")
