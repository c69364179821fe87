"""Fixtures for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.store import Store
from tests.store.samples import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "مراجعة.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A review file with an article of each kind."""
    with filled(path) as opened:
        yield opened
