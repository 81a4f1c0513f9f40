"""Whether a sentence answers: what is asked about, and what denies it."""
