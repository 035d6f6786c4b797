"""The open file: opened, judged before anything is written, watched while it is open, put at rest when it is closed."""
