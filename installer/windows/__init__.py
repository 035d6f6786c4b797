"""The Windows installer and the portable zip, made the same way on Linux and on Windows."""
