"""What is otherwise than planned: a day changed or added, an advisor away, who came."""
