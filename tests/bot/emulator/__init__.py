"""Tests of the Slack emulator, over real sockets and with Slack's own client."""
