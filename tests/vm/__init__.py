"""A fresh Debian machine under qemu takes a release, and lives through what a server lives through."""
