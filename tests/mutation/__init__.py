"""Small faults put in the rules and the verbs, one at a time, to see which ones no test finds."""
