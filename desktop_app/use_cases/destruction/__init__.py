"""Erasing somebody, proving that something was destroyed, and what else lies beside the file."""
