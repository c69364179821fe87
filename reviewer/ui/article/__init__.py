"""The article: its text with the marks of its findings, and selection by mouse and keyboard."""

from reviewer.ui.article.panel import ArticlePanel
from reviewer.ui.article.view import ArticleView

__all__ = ["ArticlePanel", "ArticleView"]
