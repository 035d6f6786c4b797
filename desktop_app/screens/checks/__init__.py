"""Whether the installed program works on this machine, its window and its printers included; and where that is seen."""
