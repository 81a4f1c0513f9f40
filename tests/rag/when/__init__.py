"""Tests of `rag.when`."""
