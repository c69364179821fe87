"""``python -m tests.extract.tiny_model FOLDER``: a camel-tools NER model of a few kilobytes with random weights.

A program of its own, so that the tests need not import torch. Every word gets a label.
"""

from __future__ import annotations

import sys
from pathlib import Path

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
SEED = 7


def make(folder: Path) -> None:
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizer

    words = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), ".", "،"]
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(words) + "\n", encoding="utf-8")
    torch.manual_seed(SEED)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        initializer_range=1.0,
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
    )
    model = BertForTokenClassification(config)
    with torch.no_grad():
        model.classifier.bias[LABELS.index("O")] = -1000.0  # every word gets some label
    model.save_pretrained(folder)
    BertTokenizer(str(vocabulary), do_lower_case=False).save_pretrained(folder)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
