"""What the originals of a mandate are made from, whatever their text."""

from desktop_app.domain.mandate import Mandate, Originals
from desktop_app.domain.nouns.frozen import frozen

from ..page import Letterhead


@frozen
class MandateForm:
    """A mandate whose identity check is done, and what its originals say around its scope."""

    mandate: Mandate
    originals: Originals

    @property
    def head(self) -> Letterhead:
        """What stands at the head and foot of its pages."""
        return Letterhead(self.originals.place, self.originals.mention, self.originals.demo)
