"""Helper programs of devices, processes of their own: simulators for trials, and an example for a vendor's library."""
