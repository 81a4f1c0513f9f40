"""Tests of the steps of the way in."""
