"""What a question leans on, and the several that may be asked in one."""
