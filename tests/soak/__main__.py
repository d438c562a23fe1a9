"""`python -m tests.soak`: kill rounds until stopped, or so many; the seed and the totals at the end."""
