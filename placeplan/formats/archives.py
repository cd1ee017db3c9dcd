"""Word and Excel files from outside are archives of XML: what goes wrong with damaged ones, and
whether one unfolds to more than a machine can hold, whatever it says of itself.
"""

import struct
import zlib
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

# `Refused` is a ValueError too; who catches these lets it pass first
UNREADABLE = (
    BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)
PIECE = 256 * 1024


def pieces_of(archive: ZipFile, name: str) -> Iterator[bytes]:
    """A part of an archive, unpacked piece by piece, so that whoever counts them can stop."""
    with archive.open(name) as part:
        while piece := part.read(PIECE):
            yield piece


def unpacks_within(archive: ZipFile, most: int) -> bool:
    """Whether all parts together unpack to at most `most` bytes."""
    unpacked = 0
    for name in archive.namelist():
        for piece in pieces_of(archive, name):
            unpacked += len(piece)
            if unpacked > most:
                return False
    return True
