"""Which days there are: patterns, exceptions, absences, who came, and what a change does to those who are expected."""
