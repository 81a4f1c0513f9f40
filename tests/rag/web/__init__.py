"""Tests of `rag.web`."""
