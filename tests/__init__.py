"""Tests of both rooms, and of the whole through the emulator."""
