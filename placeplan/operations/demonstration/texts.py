"""The made-up texts that the demonstration is built from, as shipped beside this module."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def demonstration_texts(name: str) -> dict[str, Any]:
    """The content of the file of this name beside this module, such as `plan`."""
    file = resources.files(__package__) / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
