"""Widgets that every page and dialog is made of.

A person is told each kind of thing in one way: what is wrong in a field under it, by its `Form` or `Card`; what a page
must say by a `Banner`; what concerns the file, above every page, by `Notices`; what was just done by the `DoneLine`;
what must be answered by `Dialogs`, one floor up; why a button is grey by `buttons.allow`. What is said aloud without
the keyboard coming there goes through `aloud.announce`.
"""
