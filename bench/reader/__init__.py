"""How the reader of `rag.engines.reader` is learned, and what it is worth on unseen articles."""
