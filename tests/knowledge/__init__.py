"""Tests of the knowledge room: what is known, and how it is found."""
