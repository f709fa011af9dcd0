"""Every text that a person can see is known to the extraction, which can tell each from the code."""

from __future__ import annotations

import ast
import hashlib
import re
import xml.etree.ElementTree as ET
from collections import Counter
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

from mnist_desktop.core.content.kinds import Kind
from mnist_desktop.core.fields import fields_of
from mnist_desktop.core.lab.kernels import PRESETS as KERNELS
from mnist_desktop.core.model.layers import LAYER_TYPES, layer_help
from mnist_desktop.core.presets.all_presets import PRESETS
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.shared.language import SUMS
from tests.extraction import FOLDER, extract, places_in_code, texts_in_code


def _of(call: str) -> tuple[dict[tuple[str, str], bool], list[str]]:
    found = extract.extract_text(f"class Box:\n    def fill(self, value, count):\n        {call}\n")
    return found.texts, found.unclear


def test_each_text_can_be_told_from_the_code() -> None:
    assert texts_in_code().unclear == []


def test_no_class_of_texts_has_a_namesake() -> None:
    """The extraction knows a class by its name alone, so another one of that name would hide its texts."""
    classes = [place.node for place in places_in_code() if isinstance(place.node, ast.ClassDef)]
    known, names = extract.classes_of(places_in_code()), Counter(node.name for node in classes)
    roots = {"MarkedTexts", "Templated", "UserError"}
    # By the bases of each: what is known of a name is what its last class says.
    of_texts = {node.name for node in classes for base in extract.bases_of(node) for root in roots if known.derives(base, root)}
    assert {name for name in of_texts | roots if names[name] > 1} == set()


@pytest.mark.parametrize("argument", ['f"{value} runs"', '"%d runs" % 3', '"a" + str(3)', '"{} runs".format(3)', "self.text"])
@pytest.mark.parametrize("call", ["self.tr({})", "marked({})", "UserError({})", 'QCoreApplication.translate("x", {})'])
def test_a_text_that_is_made_at_run_time_is_refused(call: str, argument: str) -> None:
    texts, unclear = _of(call.format(argument))
    assert not texts
    assert len(unclear) == 1


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ('self.tr("one " "two")', ("Box", "one two")),
        ('QCoreApplication.translate("x", "one")', ("x", "one")),
        ('Annotated[int, Meta(title="one")]', ("core", "one")),
        ('raise StorageError(template="one")\nclass StorageError(UserError): ...', ("core", "one")),
        ('text = "one"; Sentence(text)', ("core", "one")),
        ('texts = {1: "one"}; self.tr(texts[count])', ("Box", "one")),
    ],
)
def test_a_literal_is_found_with_the_context_of_its_call(call: str, text: tuple[str, str]) -> None:
    assert _of(call) == ({text: False}, [])


def test_both_branches_of_a_choice_are_found() -> None:
    assert _of('self.tr("one" if count else "many")')[0] == {("Box", "one"): False, ("Box", "many"): False}


def test_a_text_with_a_count_has_plural_forms() -> None:
    assert _of('self.tr("%n run(s)", "", count)')[0] == {("Box", "%n run(s)"): True}


def test_what_a_function_hands_on_is_found_where_it_is_called() -> None:
    found = extract.extract_text('def _tr(text): return QCoreApplication.translate("x", text)\n_tr("one")')
    assert found.texts == {("x", "one"): False}


def test_what_kinds_of_files_are_is_found() -> None:
    assert [kind.value for kind in Kind if ("core", kind.value) not in texts_in_code().texts] == []


def test_a_class_that_has_the_name_of_its_base_is_of_the_kind_of_its_base() -> None:
    code = "class Trouble(UserError): ...\nclass Trouble(errors.Trouble): ...\nTrouble('one')"
    assert extract.extract_text(code).texts == {("core", "one"): False}
    assert extract.extract_text("class Box(boxes.Box):\n    def fill(self): self.tr('one'); Box(2)").texts == {
        ("Box", "one"): False
    }


def test_texts_of_layers_fields_presets_and_kernels_are_found() -> None:
    texts = [preset.title for preset in PRESETS] + [preset.sentence for preset in PRESETS] + list(KERNELS)
    for struct in (TrainingConfig, *LAYER_TYPES):
        texts += [text for each in fields_of(struct) for text in (each.title, each.help, each.minimum_word) if text]
    texts += [layer_help(kind) for kind in LAYER_TYPES]
    assert [text for text in texts if ("core", text) not in texts_in_code().texts] == []


def test_the_korean_file_holds_exactly_what_is_found() -> None:
    root = ET.parse(FOLDER / "mnist_desktop_ko.ts").getroot()  # noqa: S314 - our own file
    held = [
        (context.findtext("name"), each.findtext("source"))
        for context in root.iter("context")
        for each in context.iter("message")
    ]
    assert held == sorted(texts_in_code().texts), "run: python resources/translations/extract.py"


def test_bringing_a_file_up_to_date_keeps_translations_and_drops_stale_ones() -> None:
    def translated(old: ET.Element | None, *sources: str) -> ET.Element:
        root: ET.Element = extract.merged({("c", each): False for each in sources}, old, "ko")
        return root

    old = translated(None, "kept", "stale")
    kept = next(each for each in old.iter("message") if each.findtext("source") == "kept")
    translation = kept.find("translation")
    assert translation is not None
    translation.text = "그대로"
    del translation.attrib["type"]
    new = translated(old, "kept", "new")
    told = {
        each.findtext("source"): (each.findtext("translation"), each.find("translation").get("type"))
        for each in new.iter("message")
    }  # type: ignore[union-attr]
    assert told == {"kept": ("그대로", None), "new": ("", "unfinished")}


def test_no_text_that_tr_looks_up_stands_outside_a_class() -> None:
    assert [source for context, source in texts_in_code().texts if not context] == []


def _messages(file: str) -> list[tuple[str, str, ET.Element]]:
    """Context, source and translation of all texts of a .ts file."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message.find("translation"))  # type: ignore[misc]
        for context in ET.parse(FOLDER / file).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    ]


MESSAGES = _messages("mnist_desktop_ko.ts")


def test_every_text_is_translated() -> None:
    assert [source for _, source, translation in MESSAGES if translation.get("type") or not translation.text] == []


def test_a_translation_asks_for_the_same_values_in_the_same_form() -> None:
    def places(text: str) -> list[tuple[str, str]]:
        return sorted((name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None)

    assert [source for _, source, translation in MESSAGES if places(source) != places(translation.text)] == []


def test_korean_needs_to_know_no_value_for_its_particles() -> None:
    """A word behind a value changes with the value's last letter; where that is not known, the sentence does without it."""
    undecided = re.compile(r"\((?:을|를|이|가|은|는|과|와|으)\)|(?:을|이|은|와|과)/")
    assert [text.text for _, _, text in MESSAGES if undecided.search("".join(text.itertext()))] == []


def test_korean_writes_percent_without_a_space() -> None:
    assert [text.text for _, _, text in MESSAGES if re.search(r"\s%(?!n)", "".join(text.itertext()))] == []


def test_no_view_writes_the_sign_of_percent_by_itself() -> None:
    """Whether a space stands before it is the language's affair: see ``percent_text``."""
    trees = [(path.name, ast.parse(path.read_text("utf-8"))) for path in (extract.PACKAGE / "ui").rglob("*.py")]
    made = [(name, node.lineno) for name, tree in trees for node in ast.walk(tree) if _writes_percent(node)]
    assert made == []


def _writes_percent(node: ast.AST) -> bool:
    """Whether it joins a number and the sign, gives a control the sign as its suffix, or holds such a figure as a whole."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and re.match(r"\s?%", str(part.value)) for part in node.values)
    if isinstance(node, ast.keyword):
        return node.arg == "suffix" and isinstance(node.value, ast.Constant) and "%" in str(node.value.value)
    return isinstance(node, ast.Constant) and re.fullmatch(r"[\d.]+\s?%", str(node.value)) is not None


def test_a_translation_has_the_same_tags() -> None:
    tags = re.compile(r"</?\w+")
    differ = [source for _, source, text in MESSAGES if sorted(tags.findall(source)) != sorted(tags.findall(text.text))]
    assert differ == []


@pytest.mark.parametrize("name", ["mnist_desktop_ko", "qt_ko"])
def test_what_the_window_reads_was_made_from_these_texts(name: str) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"{name}.qm"))
    differ = [source for context, source, text in _messages(f"{name}.ts") if translator.translate(context, source) != text.text]
    assert differ == [], "run resources/translations/release.py"


def test_what_qt_says_keeps_its_values_lines_and_keys() -> None:
    def kept(text: str) -> list[str]:
        return sorted(re.findall(r"%\d|\n|&(?=\w)", text))

    assert [source for _, source, text in _messages("qt_ko.ts") if kept(source) != kept(text.text or "")] == []


def test_the_sums_are_those_of_what_the_window_reads() -> None:
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(FOLDER.glob("*.qm"))]
    assert (FOLDER / SUMS).read_text("ascii").splitlines() == sums, "run resources/translations/release.py"
