"""Tests of `rag.dialogue`."""
