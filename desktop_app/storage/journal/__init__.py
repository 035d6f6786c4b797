"""The journal as it is written, read again a page at a time and checked from its first line."""
