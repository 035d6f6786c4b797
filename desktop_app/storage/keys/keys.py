"""The keys an account holds once its passphrase was right; they live in memory only."""

from collections.abc import Mapping
from dataclasses import field, replace

from desktop_app.domain.nouns.frozen import frozen

Generation = int


@frozen
class Keys:
    """`data` opens the file; `mandates` opens what wraps the bodies, by generation, empty for the front desk.

    `journal` is the first key of the journal, which a référent needs to check all of it, or b''. None of them
    is ever shown: the representation says nothing.
    """

    data: bytes = field(repr=False)
    mandates: Mapping[Generation, bytes] = field(default_factory=dict, repr=False)
    journal: bytes = field(default=b"", repr=False)

    @property
    def reads_mandates(self) -> bool:
        """Whether the bodies of mandates can be opened."""
        return bool(self.mandates)

    @property
    def newest(self) -> Generation:
        """The generation new bodies are wrapped under."""
        return max(self.mandates)

    @property
    def for_the_desk(self) -> "Keys":
        """What stays when the screen is locked: the file stays open, no mandate does."""
        return replace(self, mandates={}, journal=b"")
