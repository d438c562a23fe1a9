"""The first page of a new installation: asks for the hall, sets it up, and hands over the recovery key once."""
