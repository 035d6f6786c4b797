"""Each verb says which role it asks for, refuses every other account, and the screen is told the same."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import pytest

import desktop_app.use_cases
from desktop_app.domain.account import Role
from desktop_app.domain.errors import NotAllowed
from desktop_app.storage import files
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.permissions import everyone, may, only
from tests.helpers.builders import ITS_ACCOUNTS

Verb = Callable[..., Any]
ADVISORS_ONLY = """
    blanks.enter blanks.number blanks.spoil mandate_papers.blank_pad mandate_papers.blank_pad_of
    acts.coming_deadlines acts.correct acts.note acts.remove mandate_sheets.acts_report
    mandate_access.check_names_who_prepares mandate_access.check_opens mandate_access.opened
    assertions.assert_line
    mandate_access.substitutes_among mandate_access.waiting_for_its_sheet mandate_access.waiting_for_their_sheets
    mandate_sheets.of_content elsewhere.correct elsewhere.note elsewhere.remove
    organisms.keep organisms.remove scope.ask_first scope.checked
    endings.close endings.destroy_held endings.give_notice endings.resume
    mandates.draft mandates.identify mandates.inform mandates.printed mandates.revise mandates.sign
    mandate_papers.as_it_stands mandate_papers.mandate_form mandate_papers.printed packs.mandate
    mandate_sheets.data_requests mandate_sheets.plain_sheet mandate_sheets.reading_sheet packs.data_requests
    mandate_sheets.orientation ways.done_with ways.oriented ways.this_month
""".split()
MANAGERS_ONLY = """
    accounts.add accounts.change accounts.change_recovery accounts.every accounts.give_passphrase accounts.needs_code
    accounts.needs_passphrase accounts.prepare_add accounts.prepare_change accounts.prepare_change_recovery
    accounts.prepare_give_passphrase accounts.prepare_remove accounts.remove
    backup_places.choose_second_place backup_places.forget_medium backups.contents backups.every
    calendar.change catalogue.keep catalogue.remove control.prepare_copy
    erasure.count_dormant erasure.dormant erasure.purge erasure.visits_of_dormant
    demand.of_month demand.of_year equipment.lacked_between fulfilment.of_year fulfilment_papers.sheet
    control_papers.control_sheet control_papers.register controls.between controls.of_the_year house_rules.change
    journal.check_all journal.compare journal.count journal.overview journal.page journal.remember
    mandate_access.entrust mandate_access.stand_ins
    convention_endings.endings_of conventions.carry_out conventions.effect_of
    mandate_limits.cut_to_leaving_within mandate_limits.cut_to_conventions_within mandate_limits.outliving
    places.add places.change places.leave rooms.keep rooms.remove loans.keep loans.remove
    submissions.note submissions.propose submissions.remove submissions.take_stage_back
    settings.change_days settings.change_place settings.keep_advisors
    rights_requests.answer rights_requests.correct rights_requests.listing rights_requests.prolong
    rights_requests.remove rights_requests.to_answer rights_papers.register rights_papers.register_of
    partner_models.begin partner_models.drop partner_models.keep partner_models.of_convention partner_models.put
    partner_models.stop partner_models.get mandate_papers.model_preview
    paper_originals.allow paper_originals.note_answer paper_originals.propose paper_originals.record_destroyed
    paper_originals.report_lost
    places.add places.change places.leave settings.change_days settings.change_place settings.keep_advisors
    unknown.recall
""".split()


def every_verb() -> dict[str, Verb]:
    """The public functions of this floor whose first argument is the desk, by module and name, whatever their room."""
    package = desktop_app.use_cases
    modules = [info.name for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    found: dict[str, Verb] = {}
    for name in modules:
        module = importlib.import_module(name)
        for verb, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            if function.__module__ == name and first == "desk" and not verb.startswith("_"):
                known_as = f"{name.rpartition('.')[2]}.{verb}"
                assert known_as not in found, "two modules of the same name must be told apart by their rooms"
                found[known_as] = function
    return found


VERBS = every_verb()


def test_the_verbs_are_found() -> None:
    assert {"people.register", "endings.withdraw", "accounts.add", "accounts.prepare_add"} <= VERBS.keys()


def test_every_verb_says_who_it_is_for() -> None:
    silent = [name for name, verb in VERBS.items() if not isinstance(getattr(verb, "asks_for", None), Role)]
    assert not silent, "they carry neither @only nor @everyone"


@pytest.mark.parametrize(("role", "expected"), [(Role.ADVISOR, ADVISORS_ONLY), (Role.MANAGER, MANAGERS_ONLY)])
def test_what_is_kept_for_one_role_is_written_here_as_well(role: Role, expected: list[str]) -> None:
    kept = {name for name, verb in VERBS.items() if verb.asks_for is role}  # type: ignore[attr-defined]
    assert kept == set(expected), "whoever asks for one role is in the list of that role, above"


def test_a_verb_refuses_every_account_without_its_role_before_doing_anything(
    desk: Desk, reception_desk: Desk, advisor_desk: Desk, manager_desk: Desk
) -> None:
    before = files.keys_in(desk.folder).read_bytes(), journal.head(desk.db)
    for name, verb in VERBS.items():
        asked = verb.asks_for  # type: ignore[attr-defined]
        for other in (reception_desk, advisor_desk, manager_desk):
            enough = {asked, *getattr(verb, "or_else", ())}
            allowed = asked is Role.RECEPTION or bool(enough & other.account.roles)
            assert may(other.account, verb) is allowed, name
            if not allowed:
                with pytest.raises(NotAllowed, match="Ctrl\\+L"):
                    verb(other)
        assert may(desk.account, verb), name
        assert (files.keys_in(desk.folder).read_bytes(), journal.head(desk.db)) == before, name


def test_the_one_who_has_the_role_gets_through(desk: Desk, advisor_desk: Desk, manager_desk: Desk) -> None:
    @only(Role.MANAGER)
    def manage(desk: Desk, what: str) -> str:
        """Managed."""
        return what

    assert manage(desk, "x") == manage(manager_desk, what="x") == "x"
    assert (manage.__name__, manage.__doc__) == ("manage", "Managed.")
    with pytest.raises(NotAllowed, match="compte de référent"):
        manage(advisor_desk, "x")


def test_a_verb_may_be_open_to_two_roles(reception_desk: Desk, advisor_desk: Desk, manager_desk: Desk) -> None:
    @only(Role.ADVISOR, Role.MANAGER)
    def either(desk: Desk) -> str:
        """Done."""
        return "x"

    assert either(advisor_desk) == either(manager_desk) == "x"
    assert may(advisor_desk.account, either) and may(manager_desk.account, either)
    assert not may(reception_desk.account, either)
    with pytest.raises(NotAllowed, match="un compte de conseiller ou un compte de référent"):
        either(reception_desk)


def test_whatever_says_nothing_is_shown_to_nobody() -> None:
    def unmarked(desk: Desk) -> None: ...

    @everyone
    def marked(desk: Desk) -> None: ...

    assert all(may(account, marked) for account in ITS_ACCOUNTS)
    with pytest.raises(AttributeError):
        may(ITS_ACCOUNTS[0], unmarked)
