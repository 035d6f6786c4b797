"""What the référent sets: conventions and their gestures, the calendar of the place, terms, the rules of the house."""
