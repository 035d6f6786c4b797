"""Copies of the file, the places they go to, the control of the file, and a copy put back."""
