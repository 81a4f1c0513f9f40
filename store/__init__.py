"""What Dateline keeps: articles, passages and their vectors.

``store`` knows nobody above it. Read `records` first, then `library`, the one
face the rest of the project uses.
"""
