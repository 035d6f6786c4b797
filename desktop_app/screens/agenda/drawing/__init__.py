"""What the views of the agenda are drawn with: words laid out once, brushes, rings."""
