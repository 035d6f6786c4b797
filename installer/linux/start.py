"""The first file that the frozen program runs."""

import os
import sys

from desktop_app.__main__ import main

# The frozen program was started with its own libraries in sight; the PDF viewer it opens must not meet them.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before

sys.exit(main())
