"""The days: the patterns they follow, what is otherwise than planned on one of them, who came."""
