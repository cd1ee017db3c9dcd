"""What goes wrong with Word and Excel files that are damaged: they are archives of XML."""

import struct
import zlib
from xml.parsers import expat
from zipfile import BadZipFile

UNREADABLE = (
    BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeDecodeError,
    struct.error,
)
