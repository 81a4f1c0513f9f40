"""Dates: what a piece tells, what a question asks, and how the two meet."""
