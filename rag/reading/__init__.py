"""The readers of formats, each behind its ending in `rag.reading.formats`."""
