"""What people do at the counter: one function an action; each returns what it changed."""
