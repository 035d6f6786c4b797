"""What the assistant of the first opening asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.advisor import Advisor
    from desktop_app.domain.convention import Terms
    from desktop_app.domain.place import Place
    from desktop_app.domain.planning import Pattern


@dataclass(frozen=True)
class Setup:
    """A place with its terms. `advisor_id` of a rule is the place of the advisor in `advisors`, from 0."""

    place: Place
    terms: Terms
    advisors: tuple[Advisor, ...]
    rules: tuple[Pattern, ...]
