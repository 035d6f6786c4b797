"""One table of every printed page, with usual data and with the longest: checked here, taken as pictures elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from desktop_app.domain.mandate import Aid, EndReason, WithdrawalChannel
from desktop_app.domain.planning import Mode
from desktop_app.forms import (
    acts_report,
    appointment_slip,
    blank_bookings,
    call_letter,
    coming_days,
    data_request_sheet,
    day_programme,
    day_sheet,
    destruction_proof,
    door_notice,
    elimination_list,
    elimination_record,
    end_sheet,
    ending_notice,
    fulfilment_sheet,
    hand_over,
    information_notice,
    mandate_form,
    month_sheet,
    organism_letter,
    orientation_sheet,
    personal_record,
    place_change_letter,
    plain_sheet,
    queue_number,
    reading_sheet,
    recovery_sheet,
    reminder_list,
    tally_sheet,
    transmittal,
    week_sheet,
    withdrawal_receipt,
    workshop_programme,
)

from . import (
    samples,
    samples_acts,
    samples_agenda,
    samples_ahead,
    samples_endings,
    samples_fulfilment,
    samples_mandates,
    samples_originals,
    samples_sheets,
)


def _workshop() -> bytes:
    advisors = (("Jordi Puig, ambassadeur du numérique", "14 h – 16 h, salle multimédia"),)
    rows = tuple(replace(row, time=time(14)) for row in samples.rows(5))
    sheet = replace(samples.day_sheet(5), advisors=advisors, title="Atelier", rows=rows, blank_rows=51, letter="B")
    sheet = replace(sheet, mode=Mode.WORKSHOP)
    return day_sheet.build(sheet)


PAPERS: dict[str, Callable[[], bytes]] = {
    "day sheet": lambda: day_sheet.build(samples.day_sheet()),
    "day sheet of nobody": lambda: day_sheet.build(samples.day_sheet(0)),
    "day sheet of forty": lambda: day_sheet.build(samples.day_sheet(40, head=samples.DEMO_HEAD)),
    "worst day sheet": lambda: day_sheet.build(samples.worst_day_sheet()),
    "day sheet of a workshop": _workshop,
    "day sheet with departures": lambda: day_sheet.build(replace(samples.day_sheet(), asks_leaving=True)),
    "worst day sheet with departures": lambda: day_sheet.build(replace(samples.worst_day_sheet(), asks_leaving=True)),
    "programme": lambda: day_programme.build(samples.day_programme()),
    "demo programme": lambda: day_programme.build(samples.day_programme(head=samples.DEMO_HEAD)),
    "worst programme": lambda: day_programme.build(samples.worst_day_programme()),
    "card": lambda: appointment_slip.build(samples.appointment_slip()),
    "demo card": lambda: appointment_slip.build(samples.appointment_slip(samples.DEMO_HEAD)),
    "worst card": lambda: appointment_slip.build(samples.worst_appointment_slip()),
    "mandate": lambda: mandate_form.build(samples.mandate_form()),
    "demo mandate": lambda: mandate_form.build(samples.mandate_form(samples.DEMO_HEAD)),
    "worst mandate": lambda: mandate_form.build(samples.worst_mandate_form()),
    "acts report": lambda: acts_report.build(samples_acts.report()),
    "demo acts report": lambda: acts_report.build(samples_acts.report(samples.DEMO_HEAD)),
    "whole acts report": lambda: acts_report.build(samples_acts.whole_report()),
    "end sheet after acts": lambda: end_sheet.build(samples_acts.end_sheet()),
    "worst acts report": lambda: acts_report.build(samples_acts.worst_report()),
    "mandate with a curator": lambda: mandate_form.build(samples_mandates.mandate_with_curator()),
    "mandate by a parent": lambda: mandate_form.build(samples_mandates.mandate_by_parent()),
    "worst mandate with all who sign": lambda: mandate_form.build(samples_mandates.mandate_with_all()),
    "orientation": lambda: orientation_sheet.build(samples_mandates.orientation_sheet()),
    "demo orientation": lambda: orientation_sheet.build(samples_mandates.orientation_sheet(samples.DEMO_HEAD)),
    "worst orientation": lambda: orientation_sheet.build(samples_mandates.worst_orientation_sheet()),
    "information notice": lambda: information_notice.build(samples_sheets.information_notice()),
    "demo information notice": lambda: information_notice.build(samples_sheets.information_notice(samples.DEMO_HEAD)),
    "information notice of one name": lambda: information_notice.build(
        samples_sheets.information_notice(person=samples_sheets.ONE_NAME)
    ),
    "worst information notice": lambda: information_notice.build(samples_sheets.worst_information_notice()),
    "plain sheet": lambda: plain_sheet.build(samples_sheets.plain_sheet()),
    "demo plain sheet": lambda: plain_sheet.build(samples_sheets.plain_sheet(samples.DEMO_HEAD)),
    "plain sheet of a long name": lambda: plain_sheet.build(
        samples_sheets.plain_sheet(person=samples_sheets.LONG_NAME)
    ),
    "worst plain sheet": lambda: plain_sheet.build(samples_sheets.worst_plain_sheet()),
    "reading sheet": lambda: reading_sheet.build(samples_sheets.reading_sheet()),
    "demo reading sheet": lambda: reading_sheet.build(samples_sheets.reading_sheet(samples.DEMO_HEAD)),
    "blank reading sheet": lambda: reading_sheet.build(reading_sheet.ReadingSheet(samples.HEAD)),
    "reading sheet before witnesses": lambda: reading_sheet.build(
        samples_sheets.reading_sheet(person=samples_sheets.LONG_NAME, aids=frozenset({Aid.WITNESSES}))
    ),
    "worst reading sheet": lambda: reading_sheet.build(samples_sheets.worst_reading_sheet()),
    "data request": lambda: data_request_sheet.build(samples_sheets.data_request_sheet()),
    "demo data request": lambda: data_request_sheet.build(samples_sheets.data_request_sheet(samples.DEMO_HEAD)),
    "data request of one name": lambda: data_request_sheet.build(
        samples_sheets.data_request_sheet(person=samples_sheets.ONE_NAME)
    ),
    "worst data request": lambda: data_request_sheet.build(samples_sheets.worst_data_request_sheet()),
    "receipt": lambda: withdrawal_receipt.build(samples.withdrawal_receipt()),
    "demo receipt": lambda: withdrawal_receipt.build(
        samples.withdrawal_receipt(samples.DEMO_HEAD, samples.withdrawn(WithdrawalChannel.PHONE))
    ),
    "worst receipt": lambda: withdrawal_receipt.build(samples.worst_receipt()),
    "receipt of a death": lambda: withdrawal_receipt.build(
        samples.withdrawal_receipt(mandate=samples_endings.end_sheet(reason=EndReason.DEATH).mandate)
    ),
    "receipt of a line": lambda: withdrawal_receipt.build_line(samples_endings.line_receipt()),
    "demo receipt of a line": lambda: withdrawal_receipt.build_line(samples_endings.line_receipt(samples.DEMO_HEAD)),
    "end sheet": lambda: end_sheet.build(samples_endings.end_sheet()),
    "demo end sheet": lambda: end_sheet.build(samples_endings.end_sheet(samples.DEMO_HEAD)),
    "end sheet after a death": lambda: end_sheet.build(samples_endings.end_sheet(reason=EndReason.DEATH)),
    "end sheet of a line": lambda: end_sheet.build(samples_endings.end_sheet_of_a_line()),
    "worst end sheet": lambda: end_sheet.build(samples_endings.worst_end_sheet()),
    "organism letters": lambda: organism_letter.build(samples_endings.letters()),
    "demo organism letters": lambda: organism_letter.build(
        samples_endings.letters(samples_endings.end_sheet(samples.DEMO_HEAD))
    ),
    "worst organism letters": lambda: organism_letter.build(samples_endings.worst_letters()),
    "notice of an end": lambda: ending_notice.build(samples_endings.ending_notice()),
    "demo notice of an end": lambda: ending_notice.build(samples_endings.ending_notice(samples.DEMO_HEAD)),
    "worst notice of an end": lambda: ending_notice.build(samples_endings.worst_ending_notice()),
    "proof": lambda: destruction_proof.build(samples.destruction_proof()),
    "proof of a purge": lambda: destruction_proof.build(samples.destruction_proof(done=samples.a_purge())),
    "proof and its paper": lambda: destruction_proof.build(samples_originals.destruction_proof()),
    "proof of both": lambda: destruction_proof.build(samples_originals.destruction_proof(samples_originals.DESTROYED)),
    "worst proof": lambda: destruction_proof.build(samples.destruction_proof(samples.WORST_HEAD)),
    "elimination list": lambda: elimination_list.build(samples_originals.elimination_list()),
    "demo elimination list": lambda: elimination_list.build(samples_originals.elimination_list(samples.DEMO_HEAD)),
    "worst elimination list": lambda: elimination_list.build(
        samples_originals.elimination_list(samples.WORST_HEAD, samples_originals.NOT_NEEDED, samples_originals.MANY)
    ),
    "elimination record": lambda: elimination_record.build(samples_originals.elimination_record()),
    "worst elimination record": lambda: elimination_record.build(
        samples_originals.elimination_record(samples.WORST_HEAD, originals=samples_originals.MANY)
    ),
    "record": lambda: personal_record.build(samples.personal_record()),
    "sealed record": lambda: personal_record.build(samples.personal_record(sealed=True)),
    "worst record": lambda: personal_record.build(samples.worst_personal_record()),
    "number": lambda: queue_number.build(samples_agenda.queue_number()),
    "demo number": lambda: queue_number.build(samples_agenda.queue_number(samples.DEMO_HEAD)),
    "worst number": lambda: queue_number.build(samples_agenda.queue_number(samples.WORST_HEAD)),
    "tally": lambda: tally_sheet.build(samples_agenda.tally_sheet()),
    "demo tally": lambda: tally_sheet.build(samples_agenda.tally_sheet(samples.DEMO_HEAD)),
    "worst tally": lambda: tally_sheet.build(samples_agenda.worst_tally_sheet()),
    "transmittal": lambda: transmittal.build(samples_agenda.transmittal()),
    "demo transmittal": lambda: transmittal.build(samples_agenda.transmittal(samples.DEMO_HEAD)),
    "worst transmittal": lambda: transmittal.build(samples_agenda.worst_transmittal()),
    "hand-over": lambda: hand_over.build(samples_agenda.hand_over()),
    "demo hand-over": lambda: hand_over.build(samples_agenda.hand_over(samples.DEMO_HEAD)),
    "worst hand-over": lambda: hand_over.build(samples_agenda.worst_hand_over()),
    "notice": lambda: door_notice.build(samples.door_notice()),
    "demo notice": lambda: door_notice.build(samples.door_notice(samples.DEMO_HEAD)),
    "worst notice": lambda: door_notice.build(samples.worst_door_notice()),
    "letters": lambda: call_letter.build(samples.call_letters()),
    "demo letters": lambda: call_letter.build(samples.call_letters(samples.DEMO_HEAD)),
    "worst letter": lambda: call_letter.build(samples.worst_call_letters()),
    "room letter": lambda: place_change_letter.build(samples.place_change_letter()),
    "demo room letter": lambda: place_change_letter.build(samples.place_change_letter(samples.DEMO_HEAD)),
    "worst room letter": lambda: place_change_letter.build(samples.worst_place_change_letter()),
    "fulfilment sheet": lambda: fulfilment_sheet.build(samples_fulfilment.fulfilment_sheet()),
    "demo fulfilment sheet": lambda: fulfilment_sheet.build(samples_fulfilment.fulfilment_sheet(samples.DEMO_HEAD)),
    "worst fulfilment sheet": lambda: fulfilment_sheet.build(samples_fulfilment.worst_fulfilment_sheet()),
    "week": lambda: week_sheet.build(samples_agenda.week_sheet()),
    "by advisor week": lambda: week_sheet.build(samples_agenda.week_sheet_by_advisor()),
    "demo week": lambda: week_sheet.build(samples_agenda.week_sheet(samples.DEMO_HEAD)),
    "worst week": lambda: week_sheet.build(samples_agenda.worst_week_sheet()),
    "month": lambda: month_sheet.build(samples_agenda.month_sheet()),
    "demo month": lambda: month_sheet.build(samples_agenda.month_sheet(samples.DEMO_HEAD)),
    "worst month": lambda: month_sheet.build(samples_agenda.worst_month_sheet()),
    "workshops": lambda: workshop_programme.build(samples_agenda.workshop_programme()),
    "demo workshops": lambda: workshop_programme.build(samples_agenda.workshop_programme(samples.DEMO_HEAD)),
    "worst workshops": lambda: workshop_programme.build(samples_agenda.worst_workshop_programme()),
    "workshops on a3": lambda: workshop_programme.build(samples_agenda.workshop_programme(large=True)),
    "reminders": lambda: reminder_list.build(samples_ahead.reminder_list()),
    "reminders of nobody": lambda: reminder_list.build(samples_ahead.reminder_list(0)),
    "reminders of forty": lambda: reminder_list.build(samples_ahead.dense_reminder_list()),
    "worst reminders": lambda: reminder_list.build(samples_ahead.worst_reminder_list()),
    "cards": lambda: appointment_slip.build(*samples_ahead.cards()),
    "coming days": lambda: coming_days.build(samples_ahead.coming_days()),
    "coming days of forty": lambda: coming_days.build(samples_ahead.dense_coming_days()),
    "worst coming days": lambda: coming_days.build(samples_ahead.worst_coming_days()),
    "blank bookings": lambda: blank_bookings.build(samples_ahead.blank_bookings()),
    "worst blank bookings": lambda: blank_bookings.build(samples_ahead.blank_bookings(samples.WORST_HEAD)),
    "blank day sheet": lambda: day_sheet.build(samples_ahead.blank_day_sheet()),
    "worst blank day sheet": lambda: day_sheet.build(samples_ahead.blank_day_sheet(samples.WORST_HEAD)),
    "recovery sheet": lambda: recovery_sheet.build(samples.recovery_sheet()),
    "demo recovery sheet": lambda: recovery_sheet.build(samples.recovery_sheet(samples.DEMO_HEAD)),
}

LARGE: dict[str, Callable[[], bytes]] = {
    "large card": lambda: appointment_slip.build(samples.appointment_slip(), large=True),
    "worst large card": lambda: appointment_slip.build(samples.worst_appointment_slip(), large=True),
    "large acts report": lambda: acts_report.build(samples_acts.report(), large=True),
    "large whole acts report": lambda: acts_report.build(samples_acts.whole_report(), large=True),
    "worst large acts report": lambda: acts_report.build(samples_acts.worst_report(), large=True),
    "large orientation": lambda: orientation_sheet.build(samples_mandates.orientation_sheet(), large=True),
    "worst large orientation": lambda: orientation_sheet.build(samples_mandates.worst_orientation_sheet(), large=True),
    "large receipt": lambda: withdrawal_receipt.build(samples.withdrawal_receipt(), large=True),
    "worst large receipt": lambda: withdrawal_receipt.build(samples.worst_receipt(), large=True),
    "large receipt of a line": lambda: withdrawal_receipt.build_line(samples_endings.line_receipt(), large=True),
    "large end sheet": lambda: end_sheet.build(samples_endings.end_sheet(), large=True),
    "worst large end sheet": lambda: end_sheet.build(samples_endings.worst_end_sheet(), large=True),
    "large organism letters": lambda: organism_letter.build(samples_endings.letters(), large=True),
    "worst large organism letters": lambda: organism_letter.build(samples_endings.worst_letters(), large=True),
    "large notice of an end": lambda: ending_notice.build(samples_endings.ending_notice(), large=True),
    "worst large notice of an end": lambda: ending_notice.build(samples_endings.worst_ending_notice(), large=True),
    "large proof": lambda: destruction_proof.build(samples_originals.destruction_proof(), large=True),
    "worst large proof": lambda: destruction_proof.build(samples.destruction_proof(samples.WORST_HEAD), large=True),
    "large record": lambda: personal_record.build(samples.personal_record(), large=True),
    "worst large record": lambda: personal_record.build(samples.worst_personal_record(), large=True),
    "large number": lambda: queue_number.build(samples_agenda.queue_number(), large=True),
    "worst large number": lambda: queue_number.build(samples_agenda.queue_number(samples.WORST_HEAD), large=True),
    "large hand-over": lambda: hand_over.build(samples_agenda.hand_over(), large=True),
    "worst large hand-over": lambda: hand_over.build(samples_agenda.worst_hand_over(), large=True),
    "large letters": lambda: call_letter.build(samples.call_letters(), large=True),
    "worst large letter": lambda: call_letter.build(samples.worst_call_letters(), large=True),
    "large room letter": lambda: place_change_letter.build(samples.place_change_letter(), large=True),
    "worst large room letter": lambda: place_change_letter.build(samples.worst_place_change_letter(), large=True),
    "large information notice": lambda: information_notice.build(samples_sheets.information_notice(), large=True),
    "worst large information notice": lambda: information_notice.build(
        samples_sheets.worst_information_notice(), large=True
    ),
    "large plain sheet": lambda: plain_sheet.build(samples_sheets.plain_sheet(), large=True),
    "worst large plain sheet": lambda: plain_sheet.build(samples_sheets.worst_plain_sheet(), large=True),
    "large reading sheet": lambda: reading_sheet.build(samples_sheets.reading_sheet(), large=True),
    "worst large reading sheet": lambda: reading_sheet.build(samples_sheets.worst_reading_sheet(), large=True),
    "large blank reading sheet": lambda: reading_sheet.build(reading_sheet.ReadingSheet(samples.HEAD), large=True),
    "large data request": lambda: data_request_sheet.build(samples_sheets.data_request_sheet(), large=True),
    "worst large data request": lambda: data_request_sheet.build(samples_sheets.worst_data_request_sheet(), large=True),
    "large recovery sheet": lambda: recovery_sheet.build(samples.recovery_sheet(), large=True),
    "demo large recovery sheet": lambda: recovery_sheet.build(samples.recovery_sheet(samples.DEMO_HEAD), large=True),
}
"""What the public takes home, in 18 points."""
PAPERS |= LARGE
