"""kzturk in Slack: hears a question, asks `knowledge`, says the answer, keeps running."""

__version__ = "0.1.0"
