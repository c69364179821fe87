"""reviewer/1: lossless, and patient with lines that cannot be read."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.formats import ExportOptions, Problem, read_any, read_bytes, reviewer1
from reviewer.model import Article, Span, Status
from reviewer.model.record import FORMAT, article_to_record
from tests.formats.strategies import articles

EVERYTHING = ExportOptions(statuses=frozenset(Status))
TEXT = "وصلت البعثة إلى الميناء وقالت ليلى سعد إنها بخير."
GOOD = {"format": FORMAT, "id": "good", "text": TEXT}


def line(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def with_entity(**fields: object) -> dict[str, Any]:
    entity = {"id": "e1", "start": 0, "end": 4, "type": "MISC", **fields}
    return GOOD | {"entities": [entity]}


def written(content: Iterable[Article], folder: Path, name: str) -> bytes:
    reviewer1.write(content, folder / name, EVERYTHING)
    return (folder / name).read_bytes()


def only(data: bytes) -> Article | Problem:
    found = list(reviewer1.read(data.splitlines(keepends=True), "x.jsonl"))
    assert len(found) == 1
    return found[0]


def article(data: bytes) -> Article:
    found = only(data)
    assert isinstance(found, Article), str(found)
    return found


def problem(data: bytes) -> str:
    found = only(data)
    assert isinstance(found, Problem)
    assert found.message.strip()
    return found.message


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(content=st.lists(articles(), max_size=3))
def test_what_is_exported_is_imported_the_same_and_exported_to_the_same_bytes(content: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = written(content, folder, "first.jsonl")
        back = list(read_any(folder / "first.jsonl")) if content else []
        assert back == content
        assert written((a for a in back if isinstance(a, Article)), folder, "second.jsonl") == first


@settings(deadline=None)
@given(content=articles())
def test_every_line_is_json_in_utf8_that_any_program_can_read(content: Article) -> None:
    exported = reviewer1.line_of(content)
    assert exported.count(b"\n") == 1
    assert json.loads(exported.decode("utf-8")) == article_to_record(content)


def test_arabic_is_written_as_it_is_and_not_as_escapes() -> None:
    assert TEXT.encode() in reviewer1.line_of(Article(id="a", text=TEXT))


def test_a_malformed_line_is_a_problem_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    bad = [b'{"id": "x", "text": \n', b"[]\n", b"\xff\xfe\n", b'{"id": 5, "text": ""}\n', b'{"id": "no text"}\n']
    first, last = line(GOOD), line(GOOD | {"id": "last"})
    path.write_bytes(first + b"\n" + b"".join(bad) + last)
    found = list(read_any(path))
    assert [a.id for a in found if isinstance(a, Article)] == ["good", "last"]
    problems = [p for p in found if isinstance(p, Problem)]
    assert [p.line for p in problems] == [3, 4, 5, 6, 7]
    assert all(p.path == str(path) and p.message.strip() and str(p.line) in str(p) for p in problems)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"start": -1}, "start"),
        ({"start": 4}, "start"),
        ({"end": 10_000}, "start"),
        ({"start": "0"}, "start"),
        ({"start": 0.0}, "start"),
        ({"end": True}, "end"),
        ({"text": "غيره"}, "text"),
        ({"type": None}, "type"),
        ({"id": 7}, "id"),
        ({"status": "unknown"}, "unknown"),
        ({"score": "high"}, "score"),
        ({"reason": "because"}, "reason"),
    ],
)
def test_an_unsound_finding_is_a_problem_that_names_the_field(fields: dict[str, object], named: str) -> None:
    message = problem(line(with_entity(**fields)))
    assert named in message
    assert "entities[0]" in message


@pytest.mark.parametrize(
    "record",
    [
        GOOD | {"format": "reviewer/99"},
        GOOD | {"entities": {}},
        GOOD | {"entities": ["نص"]},
        GOOD | {"meta": []},
        GOOD | {"status": "unknown"},
        GOOD | {"title": 5},
        GOOD | {"quotes": [{"id": "q1", "start": 0, "end": 4, "kind": "direct", "marks": [[3]]}]},
        GOOD | {"numbers": [{"id": "n1", "start": 0, "end": 4, "kind": "money", "value": [1, 2, 3]}]},
    ],
)
def test_an_unsound_article_is_a_problem(record: dict[str, object]) -> None:
    problem(line(record))


def test_two_findings_with_one_id_are_a_problem() -> None:
    record = with_entity()
    record["numbers"] = [{"id": "e1", "start": 5, "end": 7, "kind": "cardinal"}]
    assert "e1" in problem(line(record))


def test_two_articles_with_one_id_are_both_read() -> None:
    found = list(reviewer1.read([line(GOOD), line(GOOD)], "x.jsonl"))
    assert [a.id for a in found if isinstance(a, Article)] == ["good", "good"]


def test_a_line_of_ten_megabytes_is_read_whole(tmp_path: Path) -> None:
    text = "خبر عاجل عن السوق. " * 320_000
    path = tmp_path / "long.jsonl"
    path.write_bytes(line(GOOD | {"text": text}) + line(GOOD))
    assert path.stat().st_size > 10_000_000
    found = list(read_any(path))
    assert [len(a.text) for a in found if isinstance(a, Article)] == [len(text), len(TEXT)]


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_json_nested_too_deeply_is_a_problem_and_the_rest_is_read(opening: bytes) -> None:
    deep = b'{"id":"a","text":"b","meta":' + opening * 200_000
    found = list(reviewer1.read([deep + b"\n", line(GOOD)], "x.jsonl"))
    assert isinstance(found[0], Problem)
    assert found[0].line == 1
    assert isinstance(found[1], Article)


@pytest.mark.parametrize("levels", [200, 990, 1020])
@pytest.mark.parametrize("place", ["meta", "desk", "entities", "quotes"])
@pytest.mark.parametrize("text", ["نص", "سطر\r\nسطر"])
def test_nesting_that_json_allows_and_we_do_not_is_a_problem(levels: int, place: str, text: str) -> None:
    deep = b"[" * levels + b"1" + b"]" * levels
    if place == "quotes":
        deep = b'[{"id": "q1", "start": 0, "end": 1, "kind": "direct", "marks": %s}]' % deep
    data = b'{"id": "a", "text": %s, "%s": %s}' % (json.dumps(text).encode(), place.encode(), deep)
    found = list(reviewer1.read([data, line(GOOD)], "x.jsonl"))
    assert [type(f) for f in found] == [Problem, Article]


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"1" + b"0" * 5000])
@pytest.mark.parametrize("place", [b'"meta": {"a": %s}', b'"x": [%s]', b'"meta": {"a": [%s, 12345678901234567890]}'])
def test_what_is_no_number_of_json_is_a_problem(number: bytes, place: bytes) -> None:
    problem(b'{"id": "a", "text": "b", ' + place % number + b"}")


def test_integers_beyond_64_bits_survive() -> None:
    record = GOOD | {"meta": {"a": 2**70 + 1}, "numbers": [
        {"id": "n1", "start": 0, "end": 4, "kind": "cardinal", "value": 2**64 + 1, "score": 2**70}
    ]}  # fmt: skip
    read = article(line(record))
    assert read.meta == {"a": 2**70 + 1}
    assert (read.numbers[0].value, read.numbers[0].score) == (2**64 + 1, 2.0**70)
    assert article(reviewer1.line_of(read)) == read


def test_an_id_with_a_lone_surrogate_is_a_problem_and_other_words_with_one_are_kept() -> None:
    assert "id" in problem(json.dumps(GOOD | {"id": "a\ud800"}).encode())
    assert "id" in problem(json.dumps(with_entity(id="\udfff")).encode())
    odd = {"title": "\ud800", "source": "\udfff", "url": "\ud800", "published": "\ud800", "language": "\ud800"}
    read = article(json.dumps(with_entity(type="\ud800", origin="\ud800") | odd).encode())
    assert article(reviewer1.line_of(read)) == read


def test_moderate_nesting_survives(tmp_path: Path) -> None:
    nested: object = "قاع"
    for _ in range(90):
        nested = [nested]
    read = article(line(GOOD | {"meta": {"deep": nested}}))
    assert written([read], tmp_path, "a.jsonl") == written([article(reviewer1.line_of(read))], tmp_path, "b.jsonl")
    assert read.meta["deep"] == nested


def test_nul_and_lone_surrogates_survive() -> None:
    text = "قبل\0بعد \ud83d ثم \udc00"
    record = GOOD | {"text": text, "meta": {"\ud800": "\udfff"}}
    read = article(json.dumps(record).encode())
    assert read.text == text
    assert read.meta == {"\ud800": "\udfff"}
    assert article(reviewer1.line_of(read)) == read


def test_unknown_keys_survive_in_articles_and_findings() -> None:
    record = with_entity(reviewed_by={"name": "س"}, tags=[1, None]) | {"batch": 7, "مفتاح": ["قيمة"]}
    read = article(line(record))
    assert read.extra == {"batch": 7, "مفتاح": ["قيمة"]}
    assert read.entities[0].extra == {"reviewed_by": {"name": "س"}, "tags": [1, None]}
    again = json.loads(reviewer1.line_of(read))
    assert (again["batch"], again["مفتاح"], again["entities"][0]["tags"]) == (7, ["قيمة"], [1, None])


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends_become_one_newline_and_the_findings_move_with_the_text(ends: str) -> None:
    text = f"سطر أول{ends}سطر ثان{ends}{ends}قالت ليلى"
    start = text.index("ليلى")
    entity = {"id": "e1", "start": start, "end": start + 4, "text": "ليلى", "type": "PER"}
    cue = {"start": start - 5, "end": start - 1, "text": "قالت"}
    quote = {"id": "q1", "start": 0, "end": 3, "kind": "direct", "cue": cue, "marks": [None, [start, start + 1]]}
    read = article(line({"id": "a", "text": text, "entities": [entity], "quotes": [quote]}))
    assert read.text == "سطر أول\nسطر ثان\n\nقالت ليلى"
    assert read.entities[0].span.of(read.text) == "ليلى"
    cue_span, mark = read.quotes[0].cue, read.quotes[0].marks[1]
    assert isinstance(cue_span, Span)
    assert isinstance(mark, Span)
    assert (cue_span.of(read.text), mark.of(read.text)) == ("قالت", "ل")


def test_with_other_line_ends_only_our_own_offsets_move_and_unknown_keys_stay() -> None:
    text = "سطر\r\nقالت ليلى\r\nعشرة كتب"
    at = {word: [text.index(word), text.index(word) + len(word)] for word in ("قالت", "ليلى", "عشرة", "كتب")}

    def span(word: str) -> dict[str, Any]:
        return {"start": at[word][0], "end": at[word][1], "text": word}

    unknown = {"start": 9, "end": 30, "text": "a\r\nb", "pair": [9, 30], "cue": {"start": 9}}
    alternatives = {"alt": [at["قالت"], at["ليلى"]], "alt_cue": [at["ليلى"]]}
    record = {
        "id": "a",
        "text": text,
        "desk": unknown,
        "meta": unknown,
        "entities": [{"id": "e1", **span("ليلى"), "type": "PER", "desk": unknown, "pair": [9, 30], "remark": "a\r\nb"}],
        "quotes": [
            {"id": "q1", **span("ليلى"), "kind": "direct", "cue": span("قالت"), "speaker": span("ليلى"),
             "marks": [at["قالت"], None], **alternatives}
        ],
        "numbers": [
            {"id": "n1", **span("عشرة"), "kind": "cardinal", "value": [9, 30], "unit_span": span("كتب"),
             "modifier_span": span("ليلى")}
        ],
    }  # fmt: skip
    read = article(line(record))
    entity, quote, number = read.entities[0], read.quotes[0], read.numbers[0]
    assert (read.extra, read.meta) == ({"desk": unknown}, unknown)
    assert entity.extra == {"desk": unknown, "pair": [9, 30], "remark": "a\r\nb"}
    assert number.value == (9, 30)
    spans = (entity.span, quote.cue, quote.speaker, quote.marks[0], number.span, number.unit_span, number.modifier_span)
    found = [s.of(read.text) if s else None for s in spans]
    assert found == ["ليلى", "قالت", "ليلى", "قالت", "عشرة", "كتب", "ليلى"]
    moved = [Span(*pair).of(read.text) for pair in quote.extra["alt"] + quote.extra["alt_cue"]]
    assert moved == ["قالت", "ليلى", "ليلى"]


def test_an_offset_that_is_no_integer_stays_a_problem_with_other_line_ends() -> None:
    record = {"id": "a", "text": "سطر\r\nسطر", "entities": [{"id": "e1", "start": True, "end": 3, "type": "PER"}]}
    assert "start" in problem(line(record))


def test_a_byte_order_mark_blank_lines_and_a_missing_last_newline_are_no_problem() -> None:
    data = b"\xef\xbb\xbf" + line(GOOD) + b"\n  \n" + line(GOOD | {"id": "b"}).rstrip()
    assert [a.id for a in read_bytes(data, "x.jsonl") if isinstance(a, Article)] == ["good", "b"]


def test_jsonl_is_known_by_its_content_whatever_its_name() -> None:
    assert [a.id for a in read_bytes(line(GOOD), "x.txt") if isinstance(a, Article)] == ["good"]
