"""Every printed page, as pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pypdfium2

from desktop_app.forms import (
    appointment_slip,
    blank_bookings,
    call_letter,
    coming_days,
    day_programme,
    day_sheet,
    destruction_proof,
    door_notice,
    fulfilment_sheet,
    mandate_form,
    month_sheet,
    personal_record,
    place_change_letter,
    queue_number,
    recovery_sheet,
    reminder_list,
    tally_sheet,
    week_sheet,
    withdrawal_receipt,
)
from tests.forms import samples, samples_agenda, samples_ahead

_DOTS = 60


def _workshop() -> bytes:
    advisors = (("Jordi Puig, ambassadeur du numérique", "9 h – 12 h, 14 h – 16 h"),)
    rows = tuple(replace(row, hour=time(9)) if hasattr(row, "hour") else row for row in samples.rows(5))
    sheet = replace(samples.day_sheet(5), advisors=advisors, purpose="Ateliers numériques", rows=rows, blank_rows=51)
    return day_sheet.build(sheet)


PAPERS: dict[str, Callable[[], bytes]] = {
    "sheet_0": lambda: day_sheet.build(samples.day_sheet(0)),
    "sheet_8": lambda: day_sheet.build(samples.day_sheet(8)),
    "sheet_30": lambda: day_sheet.build(samples.day_sheet(30)),
    "sheet_workshop": _workshop,
    "sheet_worst": lambda: day_sheet.build(samples.worst_day_sheet()),
    "programme": lambda: day_programme.build(samples.day_programme()),
    "programme_worst": lambda: day_programme.build(samples.worst_day_programme()),
    "card": lambda: appointment_slip.build(samples.appointment_slip()),
    "card_worst": lambda: appointment_slip.build(samples.worst_appointment_slip()),
    "mandate": lambda: mandate_form.build(samples.mandate_form()),
    "mandate_worst": lambda: mandate_form.build(samples.worst_mandate_form()),
    "receipt": lambda: withdrawal_receipt.build(samples.withdrawal_receipt()),
    "receipt_worst": lambda: withdrawal_receipt.build(samples.worst_receipt()),
    "proof": lambda: destruction_proof.build(samples.destruction_proof()),
    "record": lambda: personal_record.build(samples.personal_record()),
    "record_sealed": lambda: personal_record.build(samples.personal_record(sealed=True)),
    "record_worst": lambda: personal_record.build(samples.worst_personal_record()),
    "number": lambda: queue_number.build(samples_agenda.queue_number()),
    "tally": lambda: tally_sheet.build(samples_agenda.tally_sheet()),
    "tally_worst": lambda: tally_sheet.build(samples_agenda.worst_tally_sheet()),
    "notice": lambda: door_notice.build(samples.door_notice()),
    "notice_worst": lambda: door_notice.build(samples.worst_door_notice()),
    "letter": lambda: call_letter.build(samples.call_letters()),
    "letter_worst": lambda: call_letter.build(samples.worst_call_letters()),
    "fulfilment": lambda: fulfilment_sheet.build(samples.fulfilment_sheet()),
    "fulfilment_worst": lambda: fulfilment_sheet.build(samples.worst_fulfilment_sheet()),
    "room_letter": lambda: place_change_letter.build(samples.place_change_letter()),
    "room_letter_worst": lambda: place_change_letter.build(samples.worst_place_change_letter()),
    "week": lambda: week_sheet.build(samples_agenda.week_sheet()),
    "week_worst": lambda: week_sheet.build(samples_agenda.worst_week_sheet()),
    "month": lambda: month_sheet.build(samples_agenda.month_sheet()),
    "month_worst": lambda: month_sheet.build(samples_agenda.worst_month_sheet()),
    "reminders": lambda: reminder_list.build(samples_ahead.reminder_list()),
    "reminders_0": lambda: reminder_list.build(samples_ahead.reminder_list(0)),
    "reminders_40": lambda: reminder_list.build(samples_ahead.dense_reminder_list()),
    "reminders_worst": lambda: reminder_list.build(samples_ahead.worst_reminder_list()),
    "cards": lambda: appointment_slip.build(*samples_ahead.cards()),
    "coming_days": lambda: coming_days.build(samples_ahead.coming_days()),
    "coming_days_40": lambda: coming_days.build(samples_ahead.dense_coming_days()),
    "coming_days_worst": lambda: coming_days.build(samples_ahead.worst_coming_days()),
    "blank_bookings": lambda: blank_bookings.build(samples_ahead.blank_bookings()),
    "blank_sheet": lambda: day_sheet.build(samples_ahead.blank_day_sheet()),
    "recovery": lambda: recovery_sheet.build(samples.recovery_sheet()),
}


def take_papers(folder: Path) -> int:
    """Leave one picture a page as `<paper>-<page>.png`; how many there are."""
    count = 0
    for name, build in PAPERS.items():
        with pypdfium2.PdfDocument(build()) as document:
            for at in range(len(document)):
                document[at].render(scale=_DOTS / 72).to_pil().save(folder / f"{name}-{at + 1}.png")
                count += 1
    return count
