"""Faults on the line: installations at one real centre, cut off, killed and copied, then compared entry by entry."""
