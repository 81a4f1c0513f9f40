"""Tests of `rag.engines`."""
