"""Read the project's modules, and what they import, without running them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
INSIDE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True)
class Import:
    """One name that one module imports, and where it says so."""

    importer: str
    imported: str
    place: str
    is_late: bool

    @property
    def library(self) -> str:
        """The first part of what is imported: `flask` of `flask.sessions`."""
        return self.imported.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """One Python file of a source tree."""

    name: str
    path: Path
    root: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def shown(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @property
    def package(self) -> list[str]:
        """The parts of the package that relative imports start from."""
        parts = self.name.split(".")
        return parts if self.path.stem == "__init__" else parts[:-1]

    def functions(self) -> Iterator[Function]:
        for node in ast.walk(ast.parse(self.text)):
            if isinstance(node, Function):
                yield node

    def imports(self) -> Iterator[Import]:
        for node, is_late in _statements(ast.parse(self.text), is_late=False):
            for imported in self._imported(node):
                yield Import(self.name, imported, f"{self.shown}:{node.lineno}", is_late)

    def _imported(self, node: ast.Import | ast.ImportFrom) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        base = self.package[: len(self.package) - node.level + 1] if node.level else []
        source = ".".join([*base, *([node.module] if node.module else [])])
        return [f"{source}.{alias.name}" for alias in node.names]


def modules(root: Path, *folders: str) -> list[Module]:
    """List the modules in `folders` of the tree at `root`, by path."""
    files = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    return [Module(_name(path, root), path, root) for path in files]


def length(function: Function) -> int:
    """Count a function's lines, its docstring and decorators left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def _name(path: Path, root: Path) -> str:
    parts = list(path.relative_to(root).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _statements(
    node: ast.AST, *, is_late: bool
) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child, is_late
        else:
            yield from _statements(child, is_late=is_late or isinstance(child, INSIDE))
