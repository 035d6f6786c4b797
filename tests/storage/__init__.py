"""The file: encryption, round trips, search, and every trouble a disk can give."""
