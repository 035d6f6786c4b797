"""An old library PC made on this one: flushes and opens that take their time, and a third of one core."""
