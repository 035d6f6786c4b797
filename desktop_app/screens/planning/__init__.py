"""The days: the patterns they follow, what is otherwise than planned on one of them, who came.

Whoever changes days types in a `ChangeDialog`. Half a second later it asks `preview` of its use case what that would do
to sessions and to people (`use_cases.planning.cascade`), and says it in its box and on its button; the button then asks
the use case to do it, and those whose hour is not held any more are on the call list.
"""
