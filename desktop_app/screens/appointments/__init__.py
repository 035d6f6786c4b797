"""The day at the counter, on Aujourd’hui and in the agenda: its rows, what may be done with each, and the dialogs.

A row is a value, `list_line.ListLine`: what it says, seen and aloud, and the steps it offers. `day_lines` and
`queue_lines` make them of what the use cases read; the calls, the workshops and the messages have their own.
`StepList` shows them by the one model of tables: `row_shape` says where the parts of a row stand, `row_painter` and
`pills` draw them, `step_strip` lays the buttons over.

A step, `steps.Step`, is a key, a verb, and what it writes down. `DayActions` does it, or opens the dialog that asks.

A dialog is a `FormDialog` whose parts add their rows to its form and say what is missing in them: `who_part`,
`what_part`, `when_part`, `details_dialog`. `PlacingDialog` asks what is asked before a place is given.

`day_panel` puts it together: who is here (`presence_card`), what is not held or noted (`beside_rows`), and the list.
"""
