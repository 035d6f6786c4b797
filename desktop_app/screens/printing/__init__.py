"""From a paper to the sheet in the hand, without a file in between.

The walk of one print:
1. A click makes a `Paper` in `use_cases/papers` (what), or a `Pack` of them (how many of which).
2. `preview.py`: `PreviewDialog` has each drawn in the worker (`render.py`: `Drawn`, its PDF and how its pages look).
3. `pages_part.py` shows the pages, with their zoom, on `sheets.py`; `panel.py` asks how many copies, `printer_part.py`
   where to, as `remembered.py` has it from the last time, and how that printer stands (`condition_words.py`).
4. Ctrl+P makes a `Job` (`job.py`: where it goes and how it goes on). In the worker it asks the printer (`printer.py`),
   has `paint.py` put every page on its side of a sheet, and finds out from the queue whether they were taken.
5. The window closes and says `printed`: `show_recorded` writes that in the journal. The job is followed until it comes
   out, or was taken back before.

CUPS and winspool are asked through `system/printers.py`; Qt's printer is made in `printer.py`, filled in `paint.py`.
"""
