"""How well and how fast passages are found, beside other ways of finding them."""
