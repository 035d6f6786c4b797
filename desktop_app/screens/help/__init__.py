"""Help where the question arises: a chapter of plain words over the page."""
