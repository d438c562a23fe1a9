"""The workstation's own encrypted database: the journal, its fold, and what is read from it."""
