"""What is said once, in the window of a file that has just been made."""

from ..help.menu import HelpMenu
from .main_window import MainWindow

_READY = "Tout est prêt. L’essentiel tient en deux pages, à garder près de l’écran."


def welcome(window: MainWindow) -> None:
    """Offer the sheet to keep beside the screen, at the top."""
    menu = window.top_bar.help_button.menu()
    assert isinstance(menu, HelpMenu)
    window.notices.say("welcome", "info", _READY, ("Imprimer la prise en main", menu.print_getting_started))
