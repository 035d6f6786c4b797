"""Agenda: every session, coming and past.

    page        one view at a time under the bar: its title, what may be booked and printed on the date it stands on
      day_view        the dates of a month beside the panel of a day
      week_view       reads a week, prepares those beside it while nobody asks, moves whoever was carried
        week/view       the keys and the mouse: walk (cursor), carry (carrying), turn the page under a card (turning)
        week/table      a picture of what stands still (shape, painter), over it what moves; its edges (headers)
      dates_views     a month and a year
        month_table, year_table    dates in a table (date_table)

The week and the dates are both a `drawing.cells.CellTable`: a table to the keyboard and to a screen reader, a drawing
to the eye.
"""
