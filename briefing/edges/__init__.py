"""Where the programme touches the world: one room each for HTTP, SQL, Word and mail. Edges decide nothing."""
