"""How a sentence that says what is wrong begins, on the screen and aloud."""


def to_correct(sentence: str) -> str:
    """The sentence after its « À corriger. »; a full stop, for most of them hold a colon of their own."""
    return f"À corriger. {sentence}" if sentence else ""
