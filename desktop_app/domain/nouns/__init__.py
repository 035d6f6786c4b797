"""How the nouns of every room are made."""
