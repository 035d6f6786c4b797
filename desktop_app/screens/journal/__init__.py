"""The page of the journal: who did what when, and the proof that nobody touched it since."""
