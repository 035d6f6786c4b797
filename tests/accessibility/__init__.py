"""Whoever works with a keyboard, a screen reader, large type or other eyes can do all of it."""
