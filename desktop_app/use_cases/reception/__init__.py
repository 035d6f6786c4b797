"""The counter: people, appointments, the day and the agenda they are seen in, and the calls still to be made."""
