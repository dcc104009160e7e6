"""Tests of what a server needs."""
