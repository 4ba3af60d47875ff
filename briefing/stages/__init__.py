"""The steps of a briefing. A stage is a function from values to values: it opens nothing, asks no
clock, rolls no dice and knows no other stage, so the same articles give the same edition."""
