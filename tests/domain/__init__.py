"""The rules of the counter, told as plain cases and as properties that no sequence of actions may break."""
