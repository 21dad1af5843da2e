"""Generated questions with their truth: see `docs/generated-questions.md`."""
