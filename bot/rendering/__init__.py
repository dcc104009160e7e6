"""Results become Block Kit and plain text; nothing here has effects."""
