"""The models: each behind one door, or a part of how they are called."""
