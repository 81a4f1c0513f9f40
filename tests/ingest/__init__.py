"""Tests of the whole way of articles in."""
