"""The steps, in order of their revisions. A step that was released is never changed."""
