"""People, their appointments, the calls they wait for, and the figures that stay when they are erased."""
