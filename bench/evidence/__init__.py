"""Measures of what an answer's words are worth: refusals, disagreements, attacks."""
