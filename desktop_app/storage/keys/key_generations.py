"""The mandate key renewed: one more generation for all who hold it, then the newest alone."""

import secrets
from dataclasses import replace

from . import key_authority, key_shares
from .key_file import KeyFile
from .key_slot import MOST_GENERATIONS, Kind
from .keys import Keys

_LONGEST_STRIDE = 2**15


def renewed(file: KeyFile, keys: Keys) -> tuple[Keys, KeyFile]:
    """One more generation of the mandate key, in the slots of all who hold it; raises `KeysLacking` or `Tampered`."""
    if not keys.reads_mandates:
        raise key_shares.KeysLacking
    if len(keys.mandates) >= MOST_GENERATIONS:
        raise key_authority.TooManyRenewals
    more = _with_new_generation(keys)
    line = key_authority.continued(file.line, keys, more) if file.authority else ()
    return more, replace(shared_anew(file, keys, more), line=line)


def shared_anew(file: KeyFile, before: Keys, after: Keys) -> KeyFile:
    """The mandate keys of `after` for all who held those of `before`; raises `Tampered`."""
    for slot in file.every_slot():
        held = slot.shares.keys() & {Kind.MANDATES}
        key_shares.check(slot, before, held)
        file = file.keep(key_shares.filled(slot, held, after))
    return file


def _with_new_generation(keys: Keys) -> Keys:
    # Not just the next number: the keys of an old copy, renewed in their turn, would draw another key of the same
    # one, and what is under the first would pass for forged.
    number = keys.newest + 1 + secrets.randbelow(_LONGEST_STRIDE)
    return replace(keys, mandates={**keys.mandates, number: secrets.token_bytes(32)})
