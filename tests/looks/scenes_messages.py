"""Messages for an advisor: left, refused, to be read, all read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.screens.messages.message_dialog import MessageDialog
from desktop_app.screens.messages.messages_dialog import MessagesDialog
from desktop_app.use_cases.reception import messages
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk


def _left(stage: Stage) -> Desk:
    desk = full_desk.ordinary(stage)
    today, person = desk.now().date(), builders.stored_person(desk.db, full_desk.EIGHTY)
    for text, id in (
        ("La salle du fond est prise à 10 h", 0),
        ("Elle a reçu le courrier qu’elle attendait", person.id),
    ):
        messages.leave(desk, advisor_id=1, day=today, text=text, person_id=id)
    messages.leave(desk, advisor_id=1, day=today + timedelta(1), text="Demain, pas aujourd’hui")
    return desk


@main_scene
def messages_to_read(stage: Stage) -> MessagesDialog:
    return stage.show(MessagesDialog(stage.context(_left(stage))))


@scene
def messages_all_read(stage: Stage) -> MessagesDialog:
    return stage.show(MessagesDialog(stage.context(full_desk.ordinary(stage))))


@main_scene
def message_about_somebody(stage: Stage) -> MessageDialog:
    desk = full_desk.ordinary(stage)
    person = builders.stored_person(desk.db, full_desk.EIGHTY)
    dialog = stage.show(MessageDialog(stage.context(desk), person=person))
    dialog.place()
    return dialog
