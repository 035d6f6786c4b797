"""The one dress of the program: tokens, style sheet, tinted icons."""
