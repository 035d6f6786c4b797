"""Paper is tested as paper: the PDF is read back, its text, its fonts, and where everything stands."""
