"""The library's pages: what is kept, what is handed over, and what is taken away.

Read `table` and `inspection` (what is shown), `desk` (what waits and what became of it),
`names` (what may be handed over), then `routes`.
"""
