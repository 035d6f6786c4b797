"""The mandate: what it covers, the order of its steps, its signature and its end.

Rules: article 2 of conventions 000 and 001, articles 1984 to 2010 of the Code civil, articles 12
and 13 of the RGPD.
"""

from .act_done import ActDone, Manner, Outcome
from .birth import Birth
from .capacity import Aid, Path, Signing
from .doubts import Doubt, InDoubt
from .ending import (
    allowed_lines,
    allows,
    check_goes_on,
    closes_at,
    cut_short,
    end,
    expired,
    lines_left,
    resume,
    suspend,
    withdraw_line,
    without_withdrawn,
)
from .fingerprint import fingerprint
from .life import (
    hand_printed,
    identify,
    inform,
    mandate_number,
    missing_step,
    numbers_meant,
    revise,
    sign,
    signing_hour,
)
from .originals import Originals, Printed
from .record import (
    Body,
    EndReason,
    Entrusted,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    LineWithdrawn,
    Mandate,
    Question,
    Reach,
    Signature,
    StandInReason,
    State,
    WithdrawalChannel,
)
from .scope import Act, DataRequest, Execution, ScopeLine, check_scope, longest_end, proposed_ends
from .way import Way, ways_told

__all__ = [
    "Act",
    "ActDone",
    "Aid",
    "Birth",
    "Body",
    "DataRequest",
    "Doubt",
    "EndReason",
    "Entrusted",
    "Execution",
    "IdentityDocument",
    "IdentityFact",
    "InDoubt",
    "InformationPoint",
    "LineWithdrawn",
    "Mandate",
    "Manner",
    "Originals",
    "Outcome",
    "Path",
    "Printed",
    "Question",
    "Reach",
    "ScopeLine",
    "Signature",
    "Signing",
    "StandInReason",
    "State",
    "Way",
    "WithdrawalChannel",
    "allowed_lines",
    "allows",
    "check_goes_on",
    "check_scope",
    "closes_at",
    "cut_short",
    "end",
    "expired",
    "fingerprint",
    "hand_printed",
    "identify",
    "inform",
    "lines_left",
    "longest_end",
    "mandate_number",
    "missing_step",
    "numbers_meant",
    "proposed_ends",
    "resume",
    "revise",
    "sign",
    "signing_hour",
    "suspend",
    "ways_told",
    "withdraw_line",
    "without_withdrawn",
]
