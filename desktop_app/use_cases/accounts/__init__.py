"""Opening the file, the accounts that may, their passphrases, and who is present."""
