"""Tests of `store.state`."""
