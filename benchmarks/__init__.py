"""Measurements, each a script of its own, and the reports that they are made on."""
