"""The encrypted file: rows to domain objects and back, keys, and what can go wrong with a disk.

`driver.py` alone knows SQLCipher; `vault.py` keeps the keys; `database.py` opens and writes; one file a noun follows.
"""
