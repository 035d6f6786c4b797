"""Properties are tried on the same examples everywhere and at any pace, so that a failure can be met again."""

from hypothesis import settings

from tests.helpers.deep import tried

settings.register_profile("permanence", tried(50))
settings.load_profile("permanence")
