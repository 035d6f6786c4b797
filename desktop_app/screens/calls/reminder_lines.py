"""The rows of those to remind by telephone, in words and aloud, and the one key that notes what each said."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.french import hour, phone
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.use_cases.reception.reminders import ReminderRow

from ..appointments.list_line import ListLine, Pill
from ..appointments.steps import Deed, Step
from .to_tell import NO_PHONE, TO_SEE

_WITHOUT = "Sans téléphone : à prévenir si quelqu’un les voit"
_TO_CALL, _DONE = "À appeler", "C’est fait"


@dataclass(frozen=True)
class ReminderStep(Step):
    """`result` is what is noted."""

    result: ReminderResult = ReminderResult.COMES


STEPS = (
    ReminderStep("V", "Vient", "La personne viendra", Deed.CALL, result=ReminderResult.COMES),
    ReminderStep(
        "N",
        "Ne vient pas",
        "La personne ne viendra pas : elle a prévenu, sa place est libre",
        Deed.CALL,
        result=ReminderResult.CANNOT,
    ),
    ReminderStep("M", "Message", "Un message est laissé", Deed.CALL, result=ReminderResult.MESSAGE),
    ReminderStep("P", "Pas de réponse", "Personne ne répond", Deed.CALL, result=ReminderResult.NO_ANSWER),
)


@dataclass(frozen=True)
class ReminderLine(ListLine):
    """Somebody who is expected that day; `said` is the sentence to say."""

    row: ReminderRow
    said: str

    def step_for(self, key: str) -> Step | None:
        """The step of this letter, while it may be done."""
        return next((step for step in self.steps if step.key == key.upper()), None)

    @property
    def begins_section(self) -> bool:
        """Whether a head stands above."""
        return bool(self.above)

    @property
    def hour(self) -> str:
        """The hour of the appointment."""
        return hour(self.row.appointment.start)

    @property
    def title(self) -> str:
        """Who it is."""
        return self.row.person.name

    @property
    def detail(self) -> str:
        """What the last call came to with its hour, and with whom the appointment is."""
        told = self.row.told
        came = f"{told.result.value} ({hour(told.at)})" if told else ""
        return " · ".join(filter(None, (came, TO_SEE if self.row.unseen else "", f"avec {self.row.advisor.name}")))

    @property
    def pills(self) -> tuple[Pill, ...]:
        """Where to call."""
        return (Pill(phone(self.row.person.phone) if self.row.person.phone else NO_PHONE),)

    @property
    def loud(self) -> bool:
        """Whether it is of use to call."""
        return self.row.waits

    @property
    def spoken(self) -> str:
        """'9 h, Nadia Aubert, 06 39 98 91 39, message laissé', then the sentence to say while they are to be called."""
        told = self.row.told.result.value if self.row.told else ""
        parts = (self.hour, self.title, self.pills[0].words, told, TO_SEE if self.row.unseen else "")
        return f"{', '.join(filter(None, parts))}. {self.said if self.row.waits else ''}".strip()


def reminder_lines(rows: Sequence[ReminderRow], said: Sequence[str]) -> list[ListLine]:
    """Those to call, those who cannot be, those who answered: each under its head, in order of hour."""
    heads = (_TO_CALL, _WITHOUT, _DONE)
    lines: list[ListLine] = []
    before = ""
    for row, sentence in sorted(zip(rows, said, strict=True), key=lambda each: heads.index(_head(each[0]))):
        expected = row.appointment.state is State.EXPECTED
        head = _head(row)
        lines.append(
            ReminderLine(
                key=("reminder", row.appointment.id),
                row=row,
                steps=STEPS if expected else (),
                above=head if head != before else "",
                repeats=False,
                now=False,
                said=sentence,
            )
        )
        before = head
    return lines


def _head(row: ReminderRow) -> str:
    if row.waits:
        return _TO_CALL
    return _WITHOUT if row.told is None else _DONE
