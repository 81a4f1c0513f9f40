"""Where sources tell one fact of one event differently."""
