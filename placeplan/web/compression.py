"""Answers that travel squeezed through a hall's wifi: scripts, styles, and lists of sheets.

Never pages: a form's token beside what somebody else chose to type can be guessed from the length
of a squeezed answer (the attack called BREACH).
"""

import gzip

from flask import Response, request

LEVEL = 6


def squeezed(answer: Response) -> Response:
    """The same answer, with gzip where who asks takes that."""
    answer.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"]:
        answer.set_data(gzip.compress(answer.get_data(), LEVEL, mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer
