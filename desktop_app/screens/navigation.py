"""The table of pages: what the rail offers and where each page is made."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from desktop_app.domain.account import Account, Role
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.use_cases.changes import Touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.use_cases.desk import Desk

    from .context import Context
    from .page import Page

_HERE = __name__.rpartition(".")[0]


@frozen
class Entry:
    """One word of the rail; `factory` is 'module:class', imported when the page is made.

    `for_whom` is the role without which the page is absent; None when everybody has it. `while_any` is 'module:verb',
    which counts what the page is about: the rail has no word for it while there is nothing; '' for a page always there.
    It is counted again after what `counted_after` says, which is the page's own `touched_by`.
    """

    key: str
    title: str
    icon: str
    factory: str
    for_whom: Role | None = None
    while_any: str = ""
    counted_after: Touched = Touched.NOTHING


PAGES = (
    Entry("today", "Aujourd’hui", "today", f"{_HERE}.today.page:TodayPage"),
    Entry("agenda", "Agenda", "agenda", f"{_HERE}.agenda.page:AgendaPage"),
    Entry("people", "Usagers", "people", f"{_HERE}.people.page:PeoplePage"),
    Entry("mandates", "Mandats", "mandates", f"{_HERE}.mandates.page:MandatesPage"),
    Entry("protection", "Protection", "protection", f"{_HERE}.protection.page:ProtectionPage", Role.MANAGER),
    Entry("journal", "Journal", "journal", f"{_HERE}.journal.page:JournalPage", Role.MANAGER),
    Entry("fulfilment", "Réalisé", "fulfilment", f"{_HERE}.fulfilment.page:FulfilmentPage", Role.MANAGER),
    Entry("settings", "Réglages", "settings", f"{_HERE}.settings.page:SettingsPage"),
    Entry(
        "calls",
        "À prévenir",
        "phone",
        f"{_HERE}.calls.page:CallsPage",
        while_any="desktop_app.use_cases.reception.waiting_list:how_many_to_call",
        counted_after=Touched.APPOINTMENTS | Touched.PEOPLE | Touched.SETTINGS,
    ),
)
"""In the order of the keys; Ctrl+1 shows the first. Those that come and go are last, so that no key changes."""


def pages_for(account: Account, entries: tuple[Entry, ...] = PAGES) -> tuple[Entry, ...]:
    """Those this account may use."""
    return tuple(entry for entry in entries if entry.for_whom is None or entry.for_whom in account.roles)


def counts(entry: Entry) -> "Callable[[Desk], int]":
    """The verb that counts what a page that comes and goes is about."""
    module, _, name = entry.while_any.partition(":")
    return cast("Callable[[Desk], int]", getattr(import_module(module), name))


def make_page(entry: Entry, context: "Context") -> "Page":
    """Import and build the page of this entry."""
    module, _, name = entry.factory.partition(":")
    return cast("Page", getattr(import_module(module), name)(context))
