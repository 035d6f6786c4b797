"""Appointments: the list of a day, the booking dialog, the move dialog."""
