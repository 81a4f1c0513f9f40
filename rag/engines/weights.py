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
    spec = find_spec(package)
    path = Path(spec.origin).parent / file if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ModelError(f"{package} with its {file} is not installed; run `make install`.")
    with path.open("rb") as stream:
        found = file_digest(stream, "sha256").hexdigest()
    if found != sha256:
        raise ModelError(
            f"{package}/{file} has the SHA-256 {found[:12]}…, {sha256[:12]}… was expected; "
            "run `make install` to put the pinned version back."
        )
    return path
