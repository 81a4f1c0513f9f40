"""Model files that come inside installed packages, found and checked."""

from __future__ import annotations

from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path

from rag.errors import ModelError


def weights(package: str, file: str, sha256: str) -> Path:
    """The path of ``file`` inside an installed ``package``, which is not imported.

    Raises:
        ModelError: it is not there, or its bytes are not the ones we measured with.
    """
    path = inside(package, file)
    if path is None:
        raise ModelError(f"{package} with its {file} is not installed; run `make install`.")
    found = sha256_of(path)
    if found != sha256:
        raise ModelError(
            f"{package}/{file} has the SHA-256 {found[:12]}…, {sha256[:12]}… was expected; "
            "run `make install` to put the pinned version back."
        )
    return path


def inside(package: str, file: str) -> Path | None:
    """The path of ``file`` inside an installed ``package``, or None where either is not there."""
    spec = find_spec(package)
    path = Path(spec.origin).parent / file if spec and spec.origin else None
    return path if path and path.is_file() else None


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
