"""Alerts: what a load brought, to those who subscribed to it, once."""
