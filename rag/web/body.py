"""The body of an answer, unpacked as it comes and never larger than allowed.

Only gzip is asked for, and it is unpacked here: a client library unpacks whatever comes,
in as many layers as a server names, and a kilobyte can stand for a gigabyte.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

PACKING = "gzip"
_GZIP = 16 + zlib.MAX_WBITS
_BROKEN = "it is packed as gzip, and broken"


async def read(chunks: AsyncIterable[bytes], packing: str, most: int) -> bytes:
    """The whole of it, unpacked.

    Args:
        chunks: The bytes as they come over the wire.
        packing: The answer's Content-Encoding.
        most: The most bytes there may be, before and after unpacking.

    Raises:
        ValueError: there are more, or they are packed otherwise, or broken.
    """
    gzip = _gzip(packing.strip().lower())
    whole, came = bytearray(), 0
    async for chunk in chunks:
        came += len(chunk)
        whole += gzip.unpacked(chunk, most + 1 - len(whole)) if gzip else chunk
        if max(came, len(whole)) > most:
            raise too_large(most)
    if gzip:
        gzip.end()
    return bytes(whole)


def unzip(data: bytes, most: int) -> bytes:
    """The content of a gzip file; raises as `read` does."""
    gzip = _Gzip()
    content = gzip.unpacked(data, most + 1)
    if len(content) > most:
        raise too_large(most)
    gzip.end()
    return content


def too_large(most: int) -> ValueError:
    """Why nothing is read."""
    return ValueError(f"it has more than {most:,} bytes, the most that is read")


def _gzip(packing: str) -> _Gzip | None:
    if packing in ("", "identity"):
        return None
    if packing in ("gzip", "x-gzip"):
        return _Gzip()
    raise ValueError(f"it came packed as {packing[:40]!r}, which was not asked for")


class _Gzip:
    """Unpacks gzip piece by piece, with any members that follow the first."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)

    def unpacked(self, packed: bytes, most: int) -> bytes:
        """What the next piece holds, up to ``most`` bytes."""
        content = bytearray()
        try:
            while packed and len(content) < most:
                if self._member.eof:
                    self._member = zlib.decompressobj(_GZIP)
                content += self._member.decompress(packed, most - len(content))
                packed = self._member.unused_data
        except zlib.error:
            raise ValueError(_BROKEN) from None
        return bytes(content)

    def end(self) -> None:
        """Raise where the last member is not whole."""
        if not self._member.eof:
            raise ValueError(_BROKEN)
