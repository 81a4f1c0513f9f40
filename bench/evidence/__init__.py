"""Whether what is said is borne out: each section measures one thing, and prints a table.

A section is a module with ``measure(data, ...) -> str``, its Markdown, and a command:

    python -m bench.evidence.SECTION --data FOLDER [--first N]
"""
