"""Mandates: what everybody may know of one, its sealed body and the keys of the bodies; the proofs of destruction."""
