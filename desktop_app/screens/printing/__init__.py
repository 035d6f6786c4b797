"""From the bytes of a form to the screen, the printer or a file, without a temporary file."""
