"""Small real servers on localhost that misbehave on request."""
