"""The keys: the file of accounts, its slots, who may vouch for them, and what wraps one key under another."""
