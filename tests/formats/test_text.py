"""Plain text in: the encodings of Arabic news, and what is no text."""

from __future__ import annotations

import codecs
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.formats import Problem, files_in, read_any, read_bytes
from reviewer.formats.text import NotTextError, article_of, decode
from reviewer.messages import gettext as _
from reviewer.model import Article
from tests.formats.strategies import plain_characters
from tests.store.test_permissions import ordinary_user

SENTENCES = (
    "أعلنت إدارة الميناء أن الرحلات ستعود إلى موعدها صباح الأحد المقبل.",
    "قال مدير المدرسة إن ثلاثين طالبا شاركوا في المسابقة هذا العام.",
    "وأضافت الوزيرة: «لن نغلق المستشفى القديم قبل افتتاح الجديد».",
    "ارتفع سعر الخبز بنسبة 5% في أسواق المدينة، بحسب غرفة التجارة.",
    "لم يصدر تعليق من البلدية على شكوى السكان من انقطاع المياه.",
)
stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n".join)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1256")
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
BINARY = {
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20,
    "archive": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(range(255, -1, -1)) * 20,
    "document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20,
    "program": b"\x7fELF\x02\x01\x01" + b"\0" * 9 + bytes(range(256)) * 20,
    "control characters": b"\x01\x02\x03\x04\x05\x06\x07\x08" * 10,
    "control characters and high bytes": b"\x01\xc7\x02\xe1\x03\x04\xe5\x06" * 10,
    "NULs among letters": "خبر\0عاجل\0".encode() * 5,
}
EMPTY = {
    "nothing": b"",
    "white space": b" \r\n\t\n",
    "only NULs": b"\0" * 64,
    **{f"the mark of {name}": mark for name, mark in MARKS.items()},
    **{f"mark and newline of {name}": mark + "\r\n".encode(name) for name, mark in MARKS.items()},
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(deadline=None)
@given(story=stories)
def test_arabic_is_decoded_in_every_usual_encoding(encoding: str, story: str) -> None:
    found = decode(story.encode(encoding))
    assert found.text == story
    assert found.encoding == encoding


@pytest.mark.parametrize("encoding", MARKS)
@settings(deadline=None)
@given(story=stories)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding: str, story: str) -> None:
    found = decode(MARKS[encoding] + story.encode(encoding))
    assert found.text == story
    assert found.encoding == encoding


def test_iso_8859_6_is_told_from_windows_1256() -> None:
    story = " ".join(s for s in SENTENCES if "«" not in s and "%" not in s)
    assert decode(story.encode("iso-8859-6")).text == story


@settings(deadline=None)
@given(text=st.text(plain_characters, min_size=1).filter(lambda t: t.isprintable() and t.strip()))
def test_any_printable_text_in_utf8_is_kept_code_point_by_code_point(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_every_kind_of_line_end_becomes_one_newline(encoding: str, ends: str) -> None:
    assert decode(ends.join(SENTENCES).encode(encoding)).text == "\n".join(SENTENCES)


def test_white_space_around_a_text_is_kept() -> None:
    text = f"\n\n  {SENTENCES[0]}  \n"
    assert decode(text.encode()).text == text


def test_a_single_nul_in_a_long_text_does_not_make_it_binary() -> None:
    text = "\n".join(SENTENCES) + "\0"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("kind", BINARY)
def test_binary_data_is_a_problem_with_a_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(BINARY[kind])
    found = list(read_any(path))
    assert len(found) == 1
    assert isinstance(found[0], Problem)
    assert found[0].path == str(path)
    assert len(found[0].message.split()) > 3


@pytest.mark.parametrize("kind", EMPTY)
def test_an_empty_file_is_a_problem_of_its_own(kind: str) -> None:
    with pytest.raises(NotTextError) as empty:
        decode(EMPTY[kind])
    with pytest.raises(NotTextError) as binary:
        decode(BINARY["picture"])
    assert empty.value.happened == _("The file is empty.")
    assert empty.value.happened != binary.value.happened
    assert [str(found) for found in read_bytes(EMPTY[kind], "x.txt")] == [f"x.txt: {empty.value}"]


@settings(deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_problem(data: bytes) -> None:
    for name in ("x.txt", "x.jsonl"):
        for found in read_bytes(data, name):
            assert isinstance(found, Article | Problem)


def test_the_id_of_an_article_is_stable_and_follows_its_content() -> None:
    first = article_of(SENTENCES[0].encode(), "أخبار/خبر اليوم.txt")
    assert first.id.startswith("خبر-اليوم-")
    assert first.id == article_of(SENTENCES[0].encode("utf-16-le"), "خبر اليوم.txt").id
    assert first.id != article_of(SENTENCES[1].encode(), "خبر اليوم.txt").id


def test_the_article_remembers_its_file_and_encoding() -> None:
    found = article_of(SENTENCES[0].encode("windows-1256"), "folder/story.txt")
    assert found.meta == {"file": "story.txt", "encoding": "windows-1256"}
    assert found.annotations == ()


def test_a_folder_gives_its_texts_in_order_and_a_problem_for_each_bad_file(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "b.txt").write_text(SENTENCES[0], encoding="utf-8")
    (tmp_path / "a.TXT").write_bytes(BINARY["picture"])
    (tmp_path / "deep" / "c.md").write_text(SENTENCES[1], encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(BINARY["picture"])
    found = list(read_any(tmp_path))
    assert [type(f) for f in found] == [Problem, Article, Article]
    assert [f.text for f in found if isinstance(f, Article)] == list(SENTENCES[:2])
    assert [p.name for p in files_in(tmp_path)] == ["a.TXT", "b.txt", "c.md"]


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for path in (tmp_path / "missing.txt", empty):
        found = list(read_any(path))
        assert [type(f) for f in found] == [Problem]
        assert str(path) in str(found[0])


def test_an_empty_jsonl_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    for content in (b"", b"\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\r\n", b"\n" * 5000):
        path.write_bytes(content)
        for found in (list(read_any(path)), list(read_bytes(content, str(path)))):
            assert [str(f) for f in found] == [f"{path}: {_('The file is empty.')}"]


def test_a_name_that_no_file_can_have_is_a_problem(tmp_path: Path) -> None:
    for name in ("x" * 300 + ".txt", "a\0b.txt", "a\0b.jsonl"):
        assert files_in(tmp_path / name) == [tmp_path / name]
        found = list(read_any(tmp_path / name))
        assert [type(f) for f in found] == [Problem]
        assert name in str(found[0])


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_may_not_be_entered_is_a_problem_and_does_not_hide_the_others(shared: Path) -> None:
    closed = shared / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text(SENTENCES[0], encoding="utf-8")
    (shared / "b.txt").write_text(SENTENCES[1], encoding="utf-8")
    closed.chmod(0o444)
    with ordinary_user():
        assert [type(f) for f in read_any(closed / "a.txt")] == [Problem]
        assert [f.text for f in read_any(shared) if isinstance(f, Article)] == [SENTENCES[1]]
    closed.chmod(0o755)
