"""Every paper the program prints: what it says is gathered here, and its form drawn later, in a thread.

To add one: its form in `forms/` (`build(data)`, a PDF), the verb here that gathers the data and hands it to
`printing.made`, and an entry in `use_cases/demo/papers.py`, in `tests/forms/papers.py` and in the tables of verbs of
`tests/use_cases`, which ask for it. A screen shows it with `show_recorded` of `screens/printing/preview.py`.
"""
