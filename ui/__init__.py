"""The web chat: the only door to gradio.

Read `conversation` (what a session holds), then `answers`, `sources` and
`reader` (what is shown, as escaped HTML), `chat` (the page, in gradio), `guard`
(what the server lets in and out) and `server` (the routes).
"""

from __future__ import annotations

import os

# Gradio reads this once, when it is first imported; nothing is to be reported anywhere.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
