"""A thousand questions while kzturk is killed again and again: none may be lost, none answered twice."""
