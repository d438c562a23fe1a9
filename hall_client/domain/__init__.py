"""The work of a service hall as plain records and rules: no clock, no files, no screen, no database."""
