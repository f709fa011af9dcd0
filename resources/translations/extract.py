"""Finds every text that a person can see and brings the .ts files up to date: ``python resources/translations/extract.py``.

Not pyside6-lupdate (measured with 6.11.3): it takes f-strings, takes only the first branch of ``tr("a" if x else "b")``, and
wants a context at each mark and an alias for each class of errors. Its contexts agree with these: PySide6's ``tr`` looks up the
class of the object, then its bases, so the class that holds the call is right for classes that inherit it, too.
"""

from __future__ import annotations

import ast
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PACKAGE = FOLDER.parents[1] / "mnist_desktop"
CORE = "core"
TEMPLATED = "Templated"
ARGUMENTS = {
    "marked": ("text",),
    "in_terminal": ("text",),
    "Meta": ("title", "description"),
    "Preset": ("title", "sentence"),
    "FamilyWords": ("title",),
    "KnownSet": ("title",),
    "Problem": ("template", "fix_label"),
}
"""What takes texts of the core, and in which arguments. All that derives from Templated takes a template besides."""
LISTED = "ListedSentence"
"""What derives from it takes its template from an enumeration."""
FUNCTIONS = {"marked", "in_terminal"}
"""Those of ARGUMENTS that are functions, whose text comes first."""
LOOKS_UP = "core_text"
"""Looks up what is marked elsewhere."""
MARKED_ELSEWHERE = {"content.kind.value", "self.fix_label", "field.title", "preset.title", "known.title", "known_network"}
"""A member of MarkedTexts, an argument of Problem, titles that Meta, Preset and KnownSet were given, and a network's name."""
EXTRAS = {"minimum_word"}
"""Keys of ``Meta(extra={...})`` that hold a text."""

Text = tuple[str, str]
"""Context and source."""


@dataclass
class Found:
    """All texts, with whether each has plural forms, the places where a text cannot be told from the code, and what hands on.

    `forwarders` holds, for each function that looks up or keeps an argument of its own, the context and where that argument
    stands; by module and name.
    """

    texts: dict[Text, bool] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)
    forwarders: dict[tuple[str, str], tuple[str, int, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A class, a call or an assignment, with the module, the class ("": none) and the functions around it."""

    module: str
    tree: ast.Module
    node: ast.ClassDef | ast.Call | ast.Assign
    inside: str
    functions: tuple[ast.FunctionDef, ...]


@dataclass(frozen=True)
class Classes:
    """What is known of all modules: of each class the names of its bases and fields, and which names hold a marked text."""

    bases: dict[str, tuple[str, ...]]
    fields: dict[str, tuple[str, ...]]
    own_template: set[str]
    marked: set[str]

    def derives(self, name: str, base: str) -> bool:
        """Whether the class `name` is or inherits `base`."""
        return base in self._lineage(name)

    def takes_template(self, name: str) -> bool:
        """Whether the class `name` is constructed with a template."""
        return self.derives(name, TEMPLATED) and not self.derives(name, LISTED) and name not in self.own_template

    def position(self, name: str, argument: str) -> int | None:
        """Where `argument` stands among those of the class `name` or of what it inherits."""
        owners = (each for each in self._lineage(name) if argument in self.fields.get(each, ()))
        return next((self.fields[each].index(argument) for each in owners), None)

    def _lineage(self, name: str) -> list[str]:
        """A class and all that it inherits, each once: it may have the name of a base in another module."""
        names, bases = [name], [*self.bases.get(name, ())]
        while bases:
            if (base := bases.pop(0)) not in names:
                names.append(base)
                bases = [*self.bases.get(base, ()), *bases]
        return names


def extract(package: Path = PACKAGE) -> Found:
    """Every text of the modules below `package`."""
    return texts_of(places_of(package))


def extract_text(code: str) -> Found:
    """Every text of one piece of code."""
    return texts_of(_Walk("code", ast.parse(code)).places)


def places_of(package: Path = PACKAGE) -> list[Place]:
    """All places of the modules below `package`."""
    modules = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}
    return [place for name, code in modules.items() for place in _Walk(name, ast.parse(code)).places]


def texts_of(places: Sequence[Place]) -> Found:
    """Every text of these places, which are gone through until nothing new hands on."""
    classes, known = classes_of(places), -1
    found = Found()
    while len(found.forwarders) > known:  # a function may hand on to one that hands on
        known = len(found.forwarders)
        found = Found(forwarders=found.forwarders)
        for place in places:
            _Taker(place, classes, found).take()
    return found


def classes_of(places: Iterable[Place]) -> Classes:
    """What is known of the classes and marked names among all places."""
    bases: dict[str, tuple[str, ...]] = {"UserError": (TEMPLATED,), "Sentence": (TEMPLATED,), "Message": (TEMPLATED,)}
    fields: dict[str, tuple[str, ...]] = {"UserError": ("template",), "Sentence": ("template",), "Message": ("template",)}
    own_template: set[str] = set()
    marked: set[str] = set()
    for place in places:
        match place.node:
            case ast.Assign(targets=targets, value=ast.Call(func=function)) if _name(function) == "marked":
                marked.update(map(_name, targets))
            case ast.ClassDef(name=name, body=body) as node:
                own_bases = bases_of(node)
                namesake = bases.get(name, ()) if name in own_bases else ()  # of another module, which it inherits
                bases[name] = (*own_bases, *namesake)
                own = tuple(_name(each.target) for each in body if isinstance(each, ast.AnnAssign))
                if any(isinstance(each, ast.FunctionDef) and each.name == "__init__" for each in body):
                    own_template.add(name)
                if name != TEMPLATED and own:
                    fields[name] = own
    return Classes(bases, fields, own_template - {"UserError"}, marked)


def bases_of(node: ast.ClassDef) -> tuple[str, ...]:
    """The names of what a class inherits."""
    return tuple(_name(base.value if isinstance(base, ast.Subscript) else base) for base in node.bases)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


class _Walk(ast.NodeVisitor):
    """Lists the places of one module, in the order of the code."""

    def __init__(self, module: str, tree: ast.Module) -> None:
        self.places: list[Place] = []
        self._module, self._tree = module, tree
        self._classes: tuple[str, ...] = ()
        self._functions: tuple[ast.FunctionDef, ...] = ()
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """List a class and know that what follows stands in it."""
        self._list(node)
        before, self._classes = self._classes, (*self._classes, node.name)
        self.generic_visit(node)
        self._classes = before

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Know that what follows stands in this function."""
        before, self._functions = self._functions, (*self._functions, node)
        self.generic_visit(node)
        self._functions = before

    def visit_Call(self, node: ast.Call) -> None:
        """List a call."""
        self._list(node)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        """List an assignment."""
        self._list(node)
        self.generic_visit(node)

    def _list(self, node: ast.ClassDef | ast.Call | ast.Assign) -> None:
        inside = self._classes[-1] if self._classes else ""
        self.places.append(Place(self._module, self._tree, node, inside, self._functions))


class _Taker:
    """Takes the texts of one place, knowing all classes and what was found so far."""

    def __init__(self, place: Place, classes: Classes, found: Found) -> None:
        self._place, self._classes, self._found = place, classes, found

    def take(self) -> None:
        """Take what the class says of itself, or the texts that are looked up or kept by the call."""
        match self._place.node:
            case ast.ClassDef() as node:
                self._take_of_class(node)
            case ast.Call() as node:
                self._take_of_call(node)

    def _take_of_class(self, node: ast.ClassDef) -> None:
        """What is written of a layer kind and the values of an enumeration of texts."""
        if self._classes.derives(node.name, "MarkedTexts"):
            for statement in node.body:
                if isinstance(statement, ast.Assign):
                    self._take(CORE, statement.value)
        if node.name != "Layer" and self._classes.derives(node.name, "Layer") and (words := ast.get_docstring(node)):
            self._add(CORE, words.partition("\n")[0])

    def _take_of_call(self, node: ast.Call) -> None:
        name, inside = _name(node.func), self._place.inside
        forwarded = self._found.forwarders.get((self._place.module, name)) or self._found.forwarders.get(("", name))
        if name == "tr":
            self._take(inside, node.args[0], plural=len(node.args) > 2)
        elif name == "translate" and ast.unparse(node.func) == "QCoreApplication.translate":
            self._take(ast.literal_eval(node.args[0]), node.args[1], plural=len(node.args) > 3)
        elif forwarded:
            self._take_argument(forwarded[0], node, forwarded[1], forwarded[2])
        elif name == "__init__" and ast.unparse(node.func) == "super().__init__" and self._classes.derives(inside, "UserError"):
            self._take(CORE, node.args[0])
        else:
            self._take_of_core(name, node)

    def _take_of_core(self, name: str, node: ast.Call) -> None:
        wanted = ARGUMENTS.get(name, ())
        if not wanted and self._classes.takes_template(name):
            wanted = ("template",)
        for argument in wanted:
            self._take_argument(CORE, node, 0 if name in FUNCTIONS else self._classes.position(name, argument), argument)
        if name == "Meta":
            self._take_extras(node)

    def _take_argument(self, context: str, node: ast.Call, at: int | None, name: str) -> None:
        value = next((each.value for each in node.keywords if each.arg == name), None)
        # What is unpacked is marked where it is made.
        if value is None and at is not None and not any(isinstance(each, ast.Starred) for each in node.args[: at + 1]):
            value = node.args[at] if at < len(node.args) else None
        if value is not None:
            self._take(context, value)

    def _take_extras(self, node: ast.Call) -> None:
        for keyword in node.keywords:
            for each in ast.walk(keyword.value) if keyword.arg == "extra" else ():
                if isinstance(each, ast.Dict):
                    for key, value in zip(each.keys, each.values, strict=True):
                        if isinstance(key, ast.Constant) and key.value in EXTRAS:
                            self._take(CORE, value)

    def _take(self, context: str, node: ast.expr, *, plural: bool = False) -> None:
        texts = list(self._texts(context, node))
        if None in texts:
            self._found.unclear.append(f"{self._place.module}: {ast.unparse(node)}")
        for text in texts:
            if text and any(map(str.isalpha, text)):
                self._add(context, text, plural=plural)

    def _add(self, context: str, text: str, *, plural: bool = False) -> None:
        self._found.texts[context, text] = plural or self._found.texts.get((context, text), False)

    def _texts(self, context: str, node: ast.expr) -> Iterator[str | None]:
        """All that an expression can be, but for what is marked or taken elsewhere; None where that cannot be told."""
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.Constant(value=None) | ast.Call(func=ast.Name(id="marked")) | ast.Attribute(attr="template"):
                pass
            case ast.Attribute() | ast.Name() if ast.unparse(node) in MARKED_ELSEWHERE:
                pass
            case ast.IfExp(body=body, orelse=orelse):
                yield from self._texts(context, body)
                yield from self._texts(context, orelse)
            case ast.Tuple(elts=elements) | ast.Dict(values=elements):
                for element in elements:
                    yield from self._texts(context, element)
            case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
                yield from self._named(context, name)
            case _:
                yield None

    def _named(self, context: str, name: str) -> Iterator[str | None]:
        scopes: list[Iterable[ast.AST]] = [*(ast.walk(each) for each in reversed(self._place.functions)), self._place.tree.body]
        for scope in scopes:
            values = [value for each in scope if (value := _assigned(each, name)) is not None]
            for value in values:
                yield from self._texts(context, value)
            if values or self._hands_on(context, name):
                return
        if name not in self._classes.marked:
            yield None

    def _hands_on(self, context: str, name: str) -> bool:
        """Whether `name` is a parameter of the function around it; then its callers' arguments are taken."""
        for function in self._place.functions:
            names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
            keywords = [each.arg for each in function.args.kwonlyargs]
            if name not in names + keywords:
                continue
            if function.name != LOOKS_UP:
                at = names.index(name) - (names[0] == "self") if name in names else len(names) + 99
                key = (self._place.module if function.name.startswith("_") else "", function.name)
                self._found.forwarders[key] = (context, at, name)
            return True
        return False


def _assigned(node: ast.AST, name: str) -> ast.expr | None:
    """What a statement assigns to `name`, if it does."""
    match node:
        case ast.Assign(targets=[ast.Name(id=target)], value=value) | ast.AnnAssign(target=ast.Name(id=target), value=value):
            return value if target == name else None
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            pairs = zip(targets, values, strict=False)
            return next((value for target, value in pairs if isinstance(target, ast.Name) and target.id == name), None)
        case ast.For(target=ast.Tuple(elts=targets), iter=table) if name in map(_name, targets):
            return ast.Call(ast.Name("marked"), [table], [])  # the texts of a table are marked there
    return None


def merged(texts: dict[Text, bool], old: ET.Element | None, language: str) -> ET.Element:
    """A .ts tree of exactly these texts, sorted; translations of `old` are kept, new texts are unfinished.

    A text that went to another context takes its translation along.
    """
    known: dict[Text, ET.Element] = {}
    moved: dict[str, ET.Element] = {}
    for context in () if old is None else old.iter("context"):
        for message in context.iter("message"):
            text = context.findtext("name", ""), message.findtext("source", "")
            known[text] = message
            if text not in texts:
                moved[text[1]] = message
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (context, source), plural in sorted(texts.items()):
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message", {"numerus": "yes"} if plural else {})
        ET.SubElement(message, "source").text = source
        before = known.get((context, source), moved.get(source))
        translation = None if before is None or (before.get("numerus") == "yes") != plural else before.find("translation")
        if translation is None:
            translation = ET.Element("translation", type="unfinished")
            if plural:
                ET.SubElement(translation, "numerusform")
        message.append(copy(translation))
    ET.indent(root)
    return root


def update(file: Path, texts: dict[Text, bool]) -> None:
    """Bring one .ts file up to date; its name ends in the language."""
    old = ET.parse(file).getroot() if file.exists() else None  # noqa: S314 - our own file
    content = ET.tostring(merged(texts, old, file.stem.rpartition("_")[2]), "unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{content}\n', "utf-8", newline="\n")


if __name__ == "__main__":
    result = extract()
    for place in result.unclear:
        print("No literal text:", place)
    for each in FOLDER.glob("mnist_desktop_*.ts"):  # what Qt itself says stands in others
        update(each, result.texts)
    print(f"{len(result.texts)} texts")
    sys.exit(bool(result.unclear))
