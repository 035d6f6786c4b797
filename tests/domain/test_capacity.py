"""Who may sign a mandate: every situation by hand, and what no situation may ever do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.mandate import Aid, Path, Signing
from desktop_app.domain.mandate.capacity import (
    PLAIN,
    Cautions,
    Difficulty,
    Outcome,
    Situation,
    Standing,
    judge,
)
from desktop_app.domain.mandate.orientation import ANYWHERE, Helper

SITUATIONS = st.builds(
    Situation,
    st.sampled_from(Standing),
    st.booleans(),
    st.booleans(),
    st.frozensets(st.sampled_from(Difficulty)),
    st.booleans(),
    st.booleans(),
)
CAUTIONS = st.builds(Cautions, st.booleans(), st.booleans())
REPRESENTED = (Standing.TUTELLE, Standing.FAMILY, Standing.FUTURE)
MEDICAL = ("tutelle", "curatelle", "sauvegarde", "habilit", "mineur", "protection", "lire", "voir", "malad", "pression")
"""Words that would say of somebody, on a paper left on a table, what nobody needs to know."""


def test_who_is_of_age_and_reads_signs_alone_whatever_is_decided() -> None:
    verdict = judge(Situation(), Cautions(curatelle_refused=True))
    assert (verdict.outcome, verdict.path, verdict.reasons) == (PLAIN.outcome, Path(), ())


@pytest.mark.parametrize(
    ("standing", "signing", "helper", "source"),
    [
        (Standing.MINOR, Signing.BY_PARENT, Helper.PARENT, "1146"),
        (Standing.CURATELLE, Signing.WITH_CURATOR, Helper.CURATOR, "467"),
        (Standing.TUTELLE, Signing.BY_REPRESENTATIVE, Helper.REPRESENTATIVE, "473"),
        (Standing.FAMILY, Signing.BY_REPRESENTATIVE, Helper.REPRESENTATIVE, "494-1"),
        (Standing.FUTURE, Signing.BY_REPRESENTATIVE, Helper.REPRESENTATIVE, "477"),
    ],
)
def test_who_must_sign_too_is_here_or_it_is_refused(
    standing: Standing, signing: Signing, helper: Helper, source: str
) -> None:
    here = judge(Situation(standing, other_here=True), Cautions())
    assert here.path == Path(signing) and here.outcome is Outcome.COUNTERSIGNED
    away = judge(Situation(standing), Cautions())
    assert away.path is None and away.outcome is Outcome.REFUSED and away.helpers == (helper, *ANYWHERE)
    for verdict in (here, away):
        (reason,) = verdict.reasons
        assert source in reason.source


def test_a_safeguard_takes_no_right_away_unless_somebody_was_named_for_it() -> None:
    alone = judge(Situation(Standing.SAFEGUARD), Cautions())
    assert (alone.outcome, alone.path) == (Outcome.ALLOWED, Path())
    assert "435" in alone.reasons[0].source
    named = judge(Situation(Standing.SAFEGUARD, agent_named=True), Cautions())
    assert named.path is None and named.helpers[0] is Helper.REPRESENTATIVE


def test_a_curatelle_may_be_refused_altogether() -> None:
    verdict = judge(Situation(Standing.CURATELLE, other_here=True), Cautions(curatelle_refused=True))
    assert verdict.path is None and "délégué à la protection des données" in verdict.reasons[0].sentence


@pytest.mark.parametrize(
    ("difficulty", "aid", "cosigner", "why"),
    [
        (Difficulty.CANNOT_READ, Aid.READ_ALOUD, "le lecteur", "Le mandat est lu à voix haute"),
        (Difficulty.CANNOT_SEE, Aid.READ_ALOUD, "le lecteur", "Le mandat est lu à voix haute"),
        (Difficulty.OTHER_LANGUAGE, Aid.INTERPRETER, "l’interprète", "Un interprète traduit le mandat"),
    ],
)
def test_the_text_reaches_the_person_and_whoever_helped_signs(
    difficulty: Difficulty, aid: Aid, cosigner: str, why: str
) -> None:
    verdict = judge(Situation(difficulties=frozenset({difficulty})), Cautions())
    assert verdict.path == Path(aids=frozenset({aid})) and verdict.path.cosigners == (cosigner,)
    assert verdict.outcome is Outcome.COUNTERSIGNED
    (reason,) = verdict.reasons
    assert reason.sentence.startswith(why)


def test_without_a_signature_there_is_none_until_somebody_decided_that_witnesses_are_enough() -> None:
    said = Situation(difficulties=frozenset({Difficulty.CANNOT_SIGN}))
    refused = judge(said, Cautions())
    assert refused.path is None and refused.helpers[0] is Helper.NOTARY
    before = judge(said, Cautions(witnesses_enough=True))
    assert [each.sentence[:12] for each in (*refused.reasons, *before.reasons)] == ["Sans signatu", "Deux témoins"]
    assert before.path == Path(aids=frozenset({Aid.WITNESSES})) and before.path.cosigners == ("les deux témoins",)


def test_with_somebody_beside_them_the_person_is_seen_alone_first() -> None:
    first = judge(Situation(company=True), Cautions())
    assert first.path is None and first.to_mend and first.to_mend.field == "seen_alone"
    then = judge(Situation(company=True, seen_alone=True), Cautions())
    assert then.path == Path(seen_alone=True) and then.outcome is Outcome.ALLOWED


def test_what_cannot_be_mended_here_is_not_hidden_behind_what_can() -> None:
    verdict = judge(Situation(Standing.TUTELLE, company=True), Cautions())
    assert verdict.to_mend is None and len(verdict.refusals) == 2
    assert judge(Situation(Standing.TUTELLE), Cautions()).to_mend is None


@given(SITUATIONS, CAUTIONS)
def test_a_refusal_always_says_why_and_where_to_go(said: Situation, cautions: Cautions) -> None:
    verdict = judge(said, cautions)
    assert (verdict.path is None) == (verdict.outcome is Outcome.REFUSED) == bool(verdict.refusals)
    assert all(reason.sentence and reason.source for reason in verdict.reasons)
    assert set(ANYWHERE) <= set(verdict.helpers)


@given(SITUATIONS, CAUTIONS)
def test_nobody_whom_the_law_represents_ever_signs_alone(said: Situation, cautions: Cautions) -> None:
    path = judge(said, cautions).path
    if path and said.standing in (*REPRESENTED, Standing.MINOR, Standing.CURATELLE):
        assert said.other_here and path.signing is not Signing.SELF
    if path and said.company:
        assert said.seen_alone


@given(SITUATIONS, CAUTIONS)
def test_what_is_told_to_the_person_says_nothing_of_their_situation(said: Situation, cautions: Cautions) -> None:
    verdict = judge(said, cautions)
    told = " ".join([*(reason.to_person for reason in verdict.refusals), *(each.value for each in verdict.helpers)])
    assert not [word for word in MEDICAL if word in told.casefold()]


def test_what_is_kept_is_said_in_words_that_name_no_state_of_anybody() -> None:
    path = Path(Signing.WITH_CURATOR, frozenset(Aid), seen_alone=True)
    assert path.in_words == (
        "signe avec le curateur",
        "lu à voix haute",
        "traduit par un interprète",
        "devant deux témoins",
        "vue seule avant de signer",
    )
    assert Path().in_words == () and Path().cosigners == ()
