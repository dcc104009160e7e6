"""What `kzturk doctor` looks at: what kzturk needs to run, in order, and the cure for what is wrong."""
