"""Everything kept against a loss: the round of copies with the keys beside them, and a copy put back."""
