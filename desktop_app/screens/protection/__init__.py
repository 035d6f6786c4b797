"""Protection: are the copies made, what is still to be erased, what was destroyed and how to prove it."""
