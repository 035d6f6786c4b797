"""The chain of the journal: its bytes are frozen, and whatever is touched in it is found."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import chain, check
from desktop_app.domain.journal.chain import Head, Row, read_head
from desktop_app.domain.journal.check import End, Finding, Flaw, Reading, agrees

START_KEY = bytes(range(32))
BEGAN = datetime(2025, 11, 27, 10, 32)
CELLS = ("at", "who", "action", "subject", "detail", "digest", "seal")
LINES = 6

Journal = tuple[list[Row], End]


@pytest.fixture(autouse=True, scope="module")
def near() -> Iterator[None]:
    """Look for the lines cut a thousand lines away and no further, so that hundreds of heads are tried in a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "FURTHEST", 1_000)
        yield


def a_journal(lines: int = LINES) -> Journal:
    """Sealed lines, an hour apart, and their head."""
    rows, previous, key = [], chain.GENESIS, chain.first_key(START_KEY)
    for number in range(1, lines + 1):
        at = (BEGAN + timedelta(hours=number)).isoformat().encode()
        row = Row(number, at, b"compte-2", b"BOOKED", b"rendez-vous-%d" % number, b"")
        previous = chain.digest(previous, chain.canonical(row) or b"")
        rows.append(row._replace(digest=previous, seal=chain.seal(key, previous)))
        key = chain.next_key(key)
    return rows, End(lines, previous, key)


def read(journal: Journal, *, key: bytes = START_KEY, after: int = 0) -> list[Finding]:
    """What a reading of the lines in order of number finds."""
    rows, end = journal
    reading = Reading(after=after, end=end, start_key=key)
    for row in sorted(rows):
        if row.number >= after or not after:
            reading.take(row)
    reading.finish(end)
    return reading.findings


def flaws(found: list[Finding]) -> list[tuple[Flaw, int, int]]:
    """The findings without their dates."""
    return [(each.flaw, each.first, each.last) for each in found]


def chained_again(rows: list[Row], end: End) -> Journal:
    """The journal of a forger who holds no key: every digest and the head computed anew, the seals left."""
    made, previous = [], chain.GENESIS
    for number, row in enumerate(rows, 1):
        numbered = row._replace(number=number)
        previous = chain.digest(previous, chain.canonical(numbered) or b"")
        made.append(numbered._replace(digest=previous))
    return made, End(len(made), previous, end.next_key)


def test_the_bytes_of_a_line_are_frozen() -> None:
    row = Row(12, b"2025-11-27T10:32:05", b"compte-3", b"MARKED", b"rendez-vous-12", "reçu".encode())
    line = chain.canonical(row)
    assert line is not None and line.hex() == (
        "000000023132"
        "00000013323032352d31312d32375431303a33323a3035"
        "00000008636f6d7074652d33"
        "000000064d41524b4544"
        "0000000e72656e64657a2d766f75732d3132"
        "000000206abe3ef284a57540ddca036de112c3f24b41f119b04e558ecc4d2f80d72f1420"
    )


def test_the_digests_seals_and_keys_are_frozen() -> None:
    key = chain.first_key(START_KEY)
    digest = chain.digest(chain.GENESIS, b"line")
    assert chain.GENESIS == chain.NO_KEY == b"\0" * 32
    assert key.hex() == "a6144bc296a40acc2d1554c905230b0d671497052e54a5ce304e7f3b8cc38a6a"
    assert chain.next_key(key).hex() == "7a47258c905231c69ed9af871dd7c2d76192a073957659a1c66621e66554b91d"
    assert digest.hex() == "cc18fb83883d12d7483aa7e264a89bf4fa493e96c6474520ded1ad272b5c1435"
    assert chain.seal(key, digest).hex() == "9d75d07ed3c558e7c6ffeb5dc5ca0bc54933686e60af08a1e8c87be1e2ad0a8d"
    assert chain.key_after(key, 2) == chain.next_key(chain.next_key(key))


def test_no_two_lines_have_the_same_bytes() -> None:
    one, other = Row(1, b"a", b"bc", b"d", b"e", b""), Row(1, b"ab", b"c", b"d", b"e", b"")
    assert chain.canonical(one) != chain.canonical(other)


@pytest.mark.parametrize("key", [b"", START_KEY])
@pytest.mark.parametrize("after", [0, 1, 4, LINES])
def test_an_untouched_journal_is_sound(key: bytes, after: int) -> None:
    assert read(a_journal(), key=key, after=after) == []


@pytest.mark.parametrize("key", [b"", START_KEY])
def test_an_empty_journal_is_sound(key: bytes) -> None:
    assert read(a_journal(0), key=key) == []


@pytest.mark.parametrize("number", range(1, LINES + 1))
@pytest.mark.parametrize("cell", CELLS)
def test_a_changed_cell_is_blamed_on_its_line_alone(cell: str, number: int) -> None:
    rows, end = a_journal()
    rows[number - 1] = rows[number - 1]._replace(**{cell: b"x" * 32})
    found = read((rows, end))
    flaw = Flaw.REWRITTEN if cell == "seal" else Flaw.CHANGED
    changed_head = [(Flaw.HEAD_CHANGED, number, number)] if cell == "digest" and number == LINES else []
    assert flaws(found) == [(flaw, number, number), *changed_head]
    assert cell == "at" or found[0].at == BEGAN + timedelta(hours=number)


def test_lines_changed_one_after_the_other_are_one_finding_apart_from_those_before() -> None:
    rows, end = a_journal()
    for number in (2, 4, 5):
        rows[number - 1] = rows[number - 1]._replace(who=b"compte-9")
    assert flaws(read((rows, end))) == [(Flaw.CHANGED, 2, 2), (Flaw.CHANGED, 4, 5)]


@pytest.mark.parametrize("number", range(1, LINES + 1))
def test_without_the_key_a_changed_line_breaks_the_chain_there(number: int) -> None:
    rows, end = a_journal()
    rows[number - 1] = rows[number - 1]._replace(who=b"compte-9")
    assert flaws(read((rows, end), key=b"")) == [(Flaw.UNLINKED, number, number)]


@given(number=st.integers(0, LINES - 1), cell=st.sampled_from(CELLS), at=st.integers(0, 31), mask=st.integers(1, 255))
def test_any_changed_byte_is_found(number: int, cell: str, at: int, mask: int) -> None:
    rows, end = a_journal()
    old = getattr(rows[number], cell)
    at %= len(old) + 1
    changed = old + bytes([mask]) if at == len(old) else old[:at] + bytes([old[at] ^ mask]) + old[at + 1 :]
    rows[number] = rows[number]._replace(**{cell: changed})
    found = read((rows, end))
    assert [number + 1] == sorted({each.first for each in found})
    assert cell == "seal" or read((rows, end), key=b"")


@given(at=st.integers(0, 31), mask=st.integers(1, 255), part=st.sampled_from(["digest", "next_key"]))
def test_any_changed_byte_of_the_head_is_found(at: int, mask: int, part: str) -> None:
    rows, end = a_journal()
    old = getattr(end, part)
    changed = old[:at] + bytes([old[at] ^ mask]) + old[at + 1 :]
    assert flaws(read((rows, replace(end, **{part: changed})))) == [(Flaw.HEAD_CHANGED, LINES, LINES)]


@given(count=st.integers(-(2**63), 2**63 - 1).filter(lambda count: count != LINES))
def test_any_changed_count_is_found(count: int) -> None:
    rows, end = a_journal()
    changed = replace(end, count=count)
    assert read((rows, changed)) and read((rows, changed), key=b"")


@given(st.data())
def test_whatever_a_forger_without_the_key_leaves_is_found(data: st.DataObject) -> None:
    rows, end = a_journal()
    others = Row(0, b"2025-11-27T23:00:00", b"compte-9", b"BOOKED", b"", b"", bytes(32), bytes(32))
    kept = data.draw(st.lists(st.sampled_from([*rows, others]), max_size=LINES + 2).filter(lambda some: some != rows))
    assert read(chained_again(kept, end))


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (lambda rows: rows[1:], [(Flaw.MISSING, 1, 1)]),
        (lambda rows: rows[3:], [(Flaw.MISSING, 1, 3)]),
        (lambda rows: rows[:2] + rows[3:], [(Flaw.MISSING, 3, 3)]),
        (lambda rows: rows[:1] + rows[4:], [(Flaw.MISSING, 2, 4)]),
        (lambda rows: rows[:4] + rows[5:], [(Flaw.MISSING, 5, 5)]),
        (lambda rows: rows[:-1], [(Flaw.CUT, LINES, LINES)]),
        (lambda rows: rows[:2], [(Flaw.CUT, 3, LINES)]),
        (lambda rows: [], [(Flaw.CUT, 1, LINES)]),
        (lambda rows: [*rows, rows[0]._replace(number=LINES + 1)], [(Flaw.REWRITTEN, 7, 7), (Flaw.ADDED, 7, 7)]),
        (lambda rows: [*rows, rows[0]._replace(number=LINES + 9)], [(Flaw.ADDED, 15, 15)]),
        (lambda rows: [rows[0]._replace(number=0), *rows], [(Flaw.ADDED, 0, 0)]),
        (lambda rows: [rows[0]._replace(number=-9), *rows], [(Flaw.ADDED, -9, -9)]),
        (
            lambda rows: [*rows[:2], *rows[3:], rows[2]._replace(number=99)],
            [(Flaw.MISSING, 3, 3), (Flaw.ADDED, 99, 99)],
        ),
    ],
)
def test_lines_taken_out_put_in_or_renumbered(
    kept: Callable[[list[Row]], list[Row]], expected: list[tuple[Flaw, int, int]]
) -> None:
    rows, end = a_journal()
    assert flaws(read((kept(rows), end))) == expected


def test_the_tail_cut_with_the_head_made_again_is_counted_by_the_key() -> None:
    rows, end = a_journal()
    forged = replace(end, count=2, digest=rows[1].digest or b"")
    assert flaws(read((rows[:2], forged))) == [(Flaw.CUT, 3, LINES)]
    assert read((rows[:2], forged), key=b"") == []


def carried_on(journal: Journal, lines: int) -> Journal:
    """The journal once the program, which trusts the head, has added lines to it."""
    rows, end = list(journal[0]), journal[1]
    previous, key = end.digest, end.next_key
    for number in range(end.count + 1, end.count + lines + 1):
        row = Row(number, b"2025-12-01T09:00:00", b"compte-1", b"MOVED", b"", b"")
        previous = chain.digest(previous, chain.canonical(row) or b"")
        rows.append(row._replace(digest=previous, seal=chain.seal(key, previous)))
        key = chain.next_key(key)
    return rows, End(end.count + lines, previous, key)


@pytest.mark.parametrize("kept", range(LINES))
def test_a_tail_cut_before_work_went_on_is_found_and_the_new_lines_are_blameless(kept: int) -> None:
    rows, end = a_journal()
    forged = replace(end, count=kept, digest=(rows[kept - 1].digest or b"") if kept else chain.GENESIS)
    found = read(carried_on((rows[:kept], forged), 3))
    assert flaws(found) == [(Flaw.REPLACED, kept + 1, LINES)]
    assert found[0].at == (BEGAN + timedelta(hours=kept) if kept else None)
    assert read(carried_on((rows[:kept], forged), 3), key=b"") == []


def test_tails_cut_again_and_again_are_all_counted() -> None:
    journal = a_journal()
    for _ in range(2):
        rows, end = journal
        rows = rows[:-2]
        journal = carried_on((rows, replace(end, count=len(rows), digest=rows[-1].digest or b"")), 3)
    assert flaws(read(journal)) == [(Flaw.REPLACED, 5, 6), (Flaw.REPLACED, 6, 7)]


def test_a_count_pushed_forward_before_work_went_on_is_found_for_what_it_is() -> None:
    rows, end = a_journal()
    assert flaws(read(carried_on((rows, replace(end, count=20)), 3))) == [(Flaw.JUMPED, 7, 20)]


def test_a_head_changed_before_work_went_on_is_found() -> None:
    rows, end = a_journal()
    for changed in (replace(end, digest=bytes(32)), replace(end, next_key=bytes(32))):
        assert read(carried_on((rows, changed), 3))[0].first == LINES + 1


def test_digests_made_again_after_a_change_deceive_only_whoever_has_no_key() -> None:
    rows, end = a_journal()
    rows[2] = rows[2]._replace(who=b"compte-9")
    forged = chained_again(rows, end)
    assert read(forged, key=b"") == []
    assert flaws(read(forged)) == [(Flaw.REWRITTEN, 3, LINES)]


def test_two_lines_swapped_are_both_blamed_and_no_other() -> None:
    rows, end = a_journal()
    rows[1], rows[2] = rows[2]._replace(number=2), rows[1]._replace(number=3)
    assert flaws(read((rows, end))) == [(Flaw.REWRITTEN, 2, 3)]


def test_a_digest_altered_alone_does_not_stain_the_next_line() -> None:
    rows, end = a_journal()
    rows[2] = rows[2]._replace(digest=bytes(32))
    assert flaws(read((rows, end))) == [(Flaw.CHANGED, 3, 3)]
    assert flaws(read((rows, end), key=b"")) == [(Flaw.UNLINKED, 3, 3)]


def test_a_cell_emptied_for_good_is_found() -> None:
    for cell in CELLS:
        rows, end = a_journal()
        rows[2] = rows[2]._replace(**{cell: None})
        assert read((rows, end)), cell


def test_the_line_before_the_last_ones_is_trusted_but_must_be_there() -> None:
    rows, end = a_journal()
    assert flaws(read(([row for row in rows if row.number != 4], end), after=4)) == [(Flaw.MISSING, 4, 4)]
    rows[4] = rows[4]._replace(subject=b"")
    assert flaws(read((rows, end), after=4, key=b"")) == [(Flaw.UNLINKED, 5, 5)]


def test_a_journal_without_its_head_says_so() -> None:
    rows, _ = a_journal()
    reading = Reading(end=None, start_key=START_KEY)
    for row in rows:
        reading.take(row)
    reading.finish(None)
    assert flaws(reading.findings) == [(Flaw.HEAD_GONE, LINES, LINES)]


def test_the_printed_head_can_be_typed_again() -> None:
    head = Head(1034, "3f2a9b1c77e05d21")
    assert head.in_words == f"ligne 1034, empreinte 3f2a{NBSP}9b1c{NBSP}77e0{NBSP}5d21"
    assert read_head("1034", f"3f2a{NBSP}9b1c{NBSP}77e0{NBSP}5d21") == head
    assert read_head(" 1 034 ", "3F2A9B1C 77EO5D2l") == head


@pytest.mark.parametrize(
    ("line", "mark", "fields"),
    [
        ("", "", ["line", "mark"]),
        ("douze", "3f2a9b1c77e05d21", ["line"]),
        ("\N{ARABIC-INDIC DIGIT ONE}", "3f2a9b1c77e05d21", ["line"]),
        ("12", "3f2a9b1c77e05d2", ["mark"]),
        ("12", "3f2a9b1c77e05d21a", ["mark"]),
        ("12", "3f2a9b1c77e05dzz", ["mark"]),
    ],
)
def test_what_is_no_head_is_refused_beside_its_field(line: str, mark: str, fields: list[str]) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_head(line, mark)
    assert [fault.field for fault in refused.value.faults] == fields


@given(st.text(max_size=60), st.text(max_size=60))
def test_anything_may_be_typed_for_a_head(line: str, mark: str) -> None:
    with suppress(RuleBroken):
        read_head(line, mark)


def test_a_paper_agrees_with_the_line_of_its_number() -> None:
    rows, _ = a_journal()
    paper = Head(3, (rows[2].digest or b"").hex()[:16])
    assert agrees(paper, rows[2].digest)
    assert not agrees(paper, rows[3].digest) and not agrees(paper, None)


def test_a_journal_without_a_line_is_sound_with_the_head_it_began_with() -> None:
    head = End(0, bytes(32), b"")
    reading = Reading(end=head)
    reading.finish(head)
    assert (reading.findings, reading.lines) == ([], 0)
