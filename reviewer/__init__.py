"""Article Reviewer: review machine annotations of Arabic news articles on a desktop."""

__version__ = "0.3.0"
