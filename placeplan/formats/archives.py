"""What goes wrong with Word and Excel files that are damaged: they are archives of XML.

`Refused` is a ValueError too; who catches these lets it pass first.
"""

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
    ValueError,
    struct.error,
)
