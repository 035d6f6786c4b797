"""The paper: each form is a function of plain data that returns the bytes of a PDF.

`page.render` gives every form the same page (letterhead, footer, page x/y, embedded fonts);
`blocks` holds what forms are made of, `styles` how it looks, `fonts` the letters.
"""
