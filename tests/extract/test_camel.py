"""The recogniser of camel-tools, for real, with a tiny model of random weights in its child process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.extract import extract
from reviewer.extract.camel import ORIGIN, CamelError, CamelNER, find_model, installed_model
from reviewer.messages import LANGUAGES, Language, language, set_language
from reviewer.model import Article, Entity, Status
from reviewer.text import analyse
from tests.extract.test_extract import sound

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = "زار الرئيس بغداد وموسكو. وقال إن الزيارة 😀 ناجحة جدًا في كل المدن."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of random weights, made by another process so that this one does not import torch."""
    folder = tmp_path_factory.mktemp("camel") / "model"
    made = subprocess.run(
        [sys.executable, "-m", "tests.extract.tiny_model", str(folder)], cwd=ROOT, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def ner(model: Path) -> Iterator[CamelNER]:
    with CamelNER(model) as running:
        yield running


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[Language]:
    before = language()
    set_language(request.param)
    yield request.param
    set_language(before)


def told(error: CamelError, spoken: Language) -> None:
    """The error is a sentence with what to do, in the language of the interface."""
    assert error.happened.rstrip().endswith(".")
    assert error.safe.strip()
    assert error.remedy.strip()
    assert ("ا" in error.remedy) == (spoken == "ar")


def found(ner: CamelNER, text: str) -> list[Entity]:
    return ner.entities(analyse(text))


def program(path: Path, *lines: str) -> str:
    """A program that stands in for the child process."""
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_entities_of_the_model_have_exact_spans_without_proclitics(ner: CamelNER) -> None:
    entities = found(ner, TEXT)
    assert entities
    surfaces = " ".join(e.span.of(TEXT) for e in entities)
    assert set(surfaces.split()) <= set(TEXT.replace("وموسكو", "موسكو").replace("وقال", "قال").replace(".", "").split())
    assert {e.type for e in entities} <= {"LOC", "ORG", "PER", "MISC"}


def test_an_entity_of_the_model_is_a_suggestion_with_its_origin_and_reason(ner: CamelNER) -> None:
    for entity in found(ner, TEXT):
        assert (entity.status, entity.origin, entity.name) == (Status.SUGGESTED, ORIGIN, None)
        assert 0 <= (entity.score or -1) <= 1
        assert entity.reason is not None
        assert "camel-tools" in entity.reason.ar
        assert "camel-tools" in entity.reason.en


def test_the_same_text_is_answered_alike_and_another_one_between_does_not_matter(ner: CamelNER) -> None:
    first = found(ner, TEXT)
    found(ner, "سافر الوفد إلى بيروت")
    assert found(ner, TEXT) == first


@pytest.mark.parametrize(
    "text", ["5 😀 ، « …", "Reuters U.N.", "بغداد " * 500, "بغداد\n\nموسكو\nبيروت", "مُحَمَّدٌ في العـــراق", "🇮🇶بغداد"]
)
def test_unusual_texts_give_exact_spans_or_nothing(ner: CamelNER, text: str) -> None:
    words = [t.span for t in analyse(text).tokens]
    for entity in found(ner, text):
        assert any(entity.span.end == w.end for w in words)
        assert any(w.start <= entity.span.start < w.end for w in words)


def test_extraction_merges_what_the_model_finds(ner: CamelNER) -> None:
    article = Article(id="a1", text=TEXT)
    both = extract(article, camel=ner)
    sound(TEXT, both)
    entities = [a for a in both if isinstance(a, Entity)]
    assert any(ORIGIN in e.origin for e in entities)
    assert {"بغداد", "موسكو"} <= {e.span.of(TEXT) for e in entities}


def test_a_text_without_words_needs_no_model(tmp_path: Path) -> None:
    assert found(CamelNER(tmp_path / "nowhere"), " \n ") == []


def test_a_recogniser_that_was_closed_starts_again(model: Path) -> None:
    with CamelNER(model) as own:
        first = found(own, TEXT)
        own.close()
        own.close()
        assert found(own, TEXT) == first


def test_a_child_that_dies_between_two_questions_is_told_and_the_next_one_starts_it_again(
    model: Path,
) -> None:
    with CamelNER(model) as own:
        first = found(own, TEXT)
        child = own._process
        assert child is not None
        child.kill()
        child.wait()
        with pytest.raises(CamelError) as caught:
            found(own, TEXT)
        told(caught.value, language())
        assert found(own, TEXT) == first


def test_a_folder_without_a_model_is_told_before_anything_starts(tmp_path: Path, spoken: Language) -> None:
    with pytest.raises(CamelError) as caught:
        find_model(str(tmp_path))
    told(caught.value, spoken)
    assert str(tmp_path) in caught.value.happened


def test_a_recogniser_of_a_wrong_folder_is_told(tmp_path: Path, spoken: Language) -> None:
    with CamelNER(tmp_path / "nowhere") as own, pytest.raises(CamelError) as caught:
        found(own, TEXT)
    told(caught.value, spoken)


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    assert find_model(str(tmp_path)) == tmp_path
    with CamelNER(tmp_path) as own, pytest.raises(CamelError) as caught:
        found(own, TEXT)
    told(caught.value, language())


@pytest.mark.parametrize("lines", [["exit 0"], ["exit 3"], ["kill -9 $$"], ["read line", "exit 1"]])
def test_a_child_that_dies_without_an_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: Language, lines: list[str]
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path / "child", *lines))
    with CamelNER(tmp_path) as own, pytest.raises(CamelError) as caught:
        found(own, TEXT)
    told(caught.value, spoken)


def test_a_child_that_never_answers_is_ended_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: Language
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path / "child", "exec sleep 60"))
    monkeypatch.setattr("reviewer.extract.camel._PATIENCE", 0.2)
    with CamelNER(tmp_path) as own, pytest.raises(CamelError) as caught:
        found(own, TEXT)
    told(caught.value, spoken)


def test_a_child_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: Language) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no such program"))
    with CamelNER(tmp_path) as own, pytest.raises(CamelError) as caught:
        found(own, TEXT)
    told(caught.value, spoken)


def test_a_named_model_goes_before_installed_data_and_nothing_is_no_model(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    assert installed_model() is None
    assert find_model(None) is None
    installed = tmp_path / "data" / "ner" / "default"
    installed.mkdir(parents=True)
    (installed / "config.json").write_text("{}", encoding="utf-8")
    assert find_model("") == installed
    assert find_model(str(model)) == model


def test_this_process_never_imports_torch(model: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom reviewer.extract.camel import CamelNER\n"
        "from reviewer.text import analyse\n"
        "with CamelNER(Path(sys.argv[1])) as ner:\n    print(len(ner.entities(analyse('زار الوفد بغداد'))))\n"
        "print(sorted({'torch', 'transformers', 'camel_tools'} & set(sys.modules)))\n"
    )
    command = [sys.executable, "-c", code, str(model)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )
    assert done.returncode == 0, done.stderr
    count, modules = done.stdout.split("\n", 1)
    assert int(count) >= 0
    assert modules.strip() == "[]"
