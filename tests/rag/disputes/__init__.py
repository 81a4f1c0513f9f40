"""Tests of what sources tell differently."""
