"""Tests of whether a sentence answers."""
