"""Stands in the place of a client's own package while the runtime is tested."""
