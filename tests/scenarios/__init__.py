"""The real app against the emulator, over real sockets."""
