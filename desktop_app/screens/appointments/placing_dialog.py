"""What the dialogs that give a place have in common: they say with whom it is."""

from desktop_app.use_cases.reception.appointments import Place

from ..form_dialog import FormDialog


class PlacingDialog(FormDialog):
    """Enter places, Ctrl+Enter places and closes."""

    abandon = "Abandonner ce rendez-vous ?"

    def say_place(self, place: Place | None) -> None:
        """Say above the buttons with whom the chosen place is and what for."""
        self.say_above(f"Avec {place.advisor.name}, {place.purpose.value}." if place else "")
