"""What is known and how it got there: reading reports, names, the loader and the two databases."""
