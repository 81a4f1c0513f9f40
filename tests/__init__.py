"""The tests mirror the code; `tests/servers` holds real servers that misbehave on request."""
