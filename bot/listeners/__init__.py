"""One module for each Slack surface."""
