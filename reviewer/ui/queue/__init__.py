"""The queue: the articles of the file, searched and filtered."""

from reviewer.ui.queue.panel import QueuePanel

__all__ = ["QueuePanel"]
