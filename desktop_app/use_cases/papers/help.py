"""Help on paper: the sheet to keep beside the screen."""

from desktop_app.storage.planning import place as places

from ..desk import Desk
from ..permissions import everyone
from .printing import Paper


@everyone
def getting_started(desk: Desk) -> Paper:
    """The two pages of « Prise en main », with the name of this place; they tell nothing about anybody."""
    from desktop_app.forms import getting_started as form
    from desktop_app.forms.page import Letterhead

    place = places.load(desk.db)
    # The mention of the convention is for what is shown to the public.
    data = form.GettingStarted(Letterhead(place, "", desk.demo) if place else None)
    return Paper(
        "Prise en main", "prise-en-main.pdf", "", lambda: form.build(data), kind="getting_started", discloses=""
    )
