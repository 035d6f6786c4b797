"""A mandate from its preparation to the destruction of its content, and who may open it."""
