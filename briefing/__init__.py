"""briefing: the morning's news on your editors' desks, every line a verbatim span of a named source."""
