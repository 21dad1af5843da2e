"""An answer to a reply, in the language of the question."""
