"""The call list: whom to tell that their appointment is not held, what to say, and the papers of a day that is not."""
