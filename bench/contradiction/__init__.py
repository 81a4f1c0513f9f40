"""The judge of contradictions: what it learns from, how, and what it is worth."""
