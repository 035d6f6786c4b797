"""Réglages: everything the assistant asked, the passphrase, and how the program looks."""
