"""Charts: what of an answer can be drawn, how it is drawn, and the process that draws."""
