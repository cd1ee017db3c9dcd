"""Whether what was sent as a change is what a page of ours sends."""

import json


def is_whole(sent: object) -> bool:
    """Whether all texts in it can be kept; half a character of two halves cannot."""
    try:
        json.dumps(sent, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def is_texts(sent: object, count: int) -> bool:
    """Whether it is a list of this many texts."""
    is_list = isinstance(sent, list) and len(sent) == count
    return is_list and all(isinstance(each, str) for each in sent)
