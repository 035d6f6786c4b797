"""One copy of the file: made, verified, listed, rotated; and which places hold copies."""
