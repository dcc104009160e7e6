"""Questions as people type them, and what an answer to each must carry."""
