"""How long to wait after wrong passphrases: a slip costs nothing, a hundred guesses cost more than an hour."""

FREE_ATTEMPTS = 3
LONGEST = 60


def wait(attempts: int) -> int:
    """Seconds before the next try, after so many wrong ones in a row: none for three, then 2, 4, 8… up to 60.

    It spares nobody who has the files themselves: there, only the cost of each try counts (storage.keys.vault).
    """
    beyond = attempts - FREE_ATTEMPTS
    return min(LONGEST, 2 ** min(beyond, LONGEST)) if beyond > 0 else 0
