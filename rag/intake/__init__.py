"""The steps of the way of articles in, and what serves it: `ingest` is the way itself."""
