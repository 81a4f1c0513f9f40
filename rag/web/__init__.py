"""Articles from addresses, fetched from the public internet alone."""
