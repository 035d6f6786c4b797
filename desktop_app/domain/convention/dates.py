"""The dates that terms give: where each period ends, where all of them do, until when one may still write.

Months are added as a lawyer adds them: from the first day each time and never from one anniversary to the next, a
day that a month lacks being its last. The last day of a period is the eve of the anniversary.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, takewhile

from ..working_days import add_months
from .terms import Terms

_A_DAY = timedelta(1)


def period_end(terms: Terms, rank: int) -> date:
    """The last day of a period, 0 being the first; the ends set for the whole are left aside."""
    if terms.first_end is None:
        return add_months(terms.signed_on, terms.term_months * (rank + 1)) - _A_DAY
    return add_months(terms.first_end + _A_DAY, terms.term_months * rank) - _A_DAY if rank else terms.first_end


def natural_end(terms: Terms) -> date | None:
    """The last day on which these terms can hold, or None when they renew without end (000, art. 6; 002, art. 5)."""
    if terms.own:
        return None
    ends = [terms.hard_end] if terms.hard_end else []
    if terms.cap_months:
        ends.append(add_months(terms.signed_on, terms.cap_months) - _A_DAY)
    if not terms.tacit:
        ends.append(period_end(terms, terms.renewals_made))
    elif terms.renewals_max is not None:
        ends.append(period_end(terms, terms.renewals_max))
    return min(ends, default=None)


def next_refusal(terms: Terms, last: date | None, today: date) -> date | None:
    """The next last day on which a party may refuse a tacit renewal; None when no period is left to begin by `last`.

    Counted from the anniversary (000, art. 6), or from the day itself where the paper names the end of the first
    period (004, art. 5-1).
    """
    if terms.own or not terms.tacit:
        return None
    every = (period_end(terms, rank) for rank in count())
    ends = takewhile(lambda end: last is None or end < last, every)
    return next((limit for end in ends if (limit := _before(terms, end)) >= today), None)


def period_refused(terms: Terms, received_on: date) -> date | None:
    """The last day of the period whose renewal a letter received on this day still refuses in time.

    None when they do not renew by themselves, or end by then whatever is written (000, art. 6; 004, art. 5-1).
    """
    last = natural_end(terms)
    limit = next_refusal(terms, last, received_on)
    if limit is None:
        return None
    return next(end for rank in count() if _before(terms, end := period_end(terms, rank)) >= received_on)


def notice_limit(terms: Terms, last: date) -> date | None:
    """Until when one must write about what comes after `last`, of terms that do not renew by themselves.

    None when they set no notice, or do renew.
    """
    if terms.own or terms.tacit or not terms.notice_months:
        return None
    return _before(terms, last)


def next_express_renewal(terms: Terms) -> date | None:
    """The last day once the parties renew terms that do not renew by themselves; None when they cannot any more."""
    if terms.own or terms.tacit or not terms.renewals_max or terms.renewals_made >= terms.renewals_max:
        return None
    before, after = natural_end(terms), [period_end(terms, terms.renewals_made + 1)]
    if terms.hard_end:
        after.append(terms.hard_end)
    if terms.cap_months:
        after.append(add_months(terms.signed_on, terms.cap_months) - _A_DAY)
    return min(after) if before and min(after) > before else None


def last_working_day(limit: date, is_bank_holiday: Callable[[date], bool]) -> date:
    """The last day on which to act in time: a term counted backwards is never prolonged, so the one before it."""
    day = limit
    while day.weekday() >= 5 or is_bank_holiday(day):
        day -= _A_DAY
    return day


def _before(terms: Terms, end: date) -> date:
    named = terms.first_end is not None or end == terms.hard_end
    return add_months(end if named else end + _A_DAY, -terms.notice_months)
