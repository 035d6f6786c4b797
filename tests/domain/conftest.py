"""Properties are tried on the same examples everywhere and at any pace, so that a failure can be met again."""

from hypothesis import settings

settings.register_profile("permanence", deadline=None, derandomize=True)
settings.load_profile("permanence")
