"""Tests of `rag.kinds`."""
