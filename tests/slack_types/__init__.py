"""What kzturk sends, and what the emulator sends it, held against Slack's own TypeScript types."""
