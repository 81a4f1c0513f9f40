"""How an answer is shaped by the kind of question: what leads it, and what stands in bold."""
