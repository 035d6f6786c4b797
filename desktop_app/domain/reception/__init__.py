"""Who comes to the counter: appointments, who must be told that theirs is not kept, how long people are kept."""
