"""What a careful reader finds in the sample newsroom, with its days named."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from briefing.edges.sample import SampleNewsroom
from briefing.edges.sample.copydesk import dated


def read_gold(newsroom: SampleNewsroom) -> dict[str, Any]:
    """Return tests/sample_gold.yaml as it reads in this newsroom's days; articles are "outlet/slug" as in its `urls`."""
    text = (Path(__file__).parent / "sample_gold.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(dated(text, newsroom.first_day))


def moment(newsroom: SampleNewsroom, at: str) -> Any:
    """Return the moment that "2 18:40" names: the second day, 18:40 UTC."""
    day, clock = at.split()
    hours, minutes = map(int, clock.split(":"))
    midnight = newsroom.mornings[0].replace(hour=0, minute=0) - timedelta(days=1)
    return midnight + timedelta(days=int(day) - 1, hours=hours, minutes=minutes)
