"""Figures for the documents, measured on the machine at hand."""
