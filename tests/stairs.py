"""The rules of the house as data, and the sentences that say which one was broken."""

import sys
from collections.abc import Iterator

from tests.source_tree import Import, Module, length

# Which floor may call which. A floor may always call itself.
STAIRS: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    "store": frozenset({"domain"}),
    "formats": frozenset({"domain"}),
    "operations": frozenset({"domain", "store", "formats"}),
    "web": frozenset({"domain", "store", "formats", "operations", "beside"}),
    "cli": frozenset({"domain", "store", "formats", "operations", "beside", "web"}),
    "beside": frozenset({"domain"}),
}
# These stand beside the floors: what settings exist, how faults are worded, where files are.
BESIDE = frozenset(
    {"account_wording", "export_wording", "plan_wording", "resources", "settings", "wording"}
)
# `placeplan` itself has the version and nothing else; `python -m placeplan` is the command line.
ENTRANCE = frozenset({"__main__"})

# Which floors may use a library. One that is not here has not been let in yet.
STORE, FORMATS = frozenset({"store"}), frozenset({"formats"})
WEB, WEB_AND_CLI = frozenset({"web"}), frozenset({"web", "cli"})
LIBRARIES: dict[str, frozenset[str]] = {
    "portalocker": STORE,
    "pysqlite3": STORE,
    "sqlite3": STORE,
    "sqlite_utils": STORE,
    "docx": FORMATS,
    "lxml": FORMATS,
    "matplotlib": FORMATS,
    "numpy": FORMATS,
    "PIL": FORMATS,
    "python_calamine": FORMATS,
    "segno": FORMATS,
    "xlsxwriter": FORMATS,
    "markdown_it": FORMATS | WEB,
    "authlib": WEB,
    "markupsafe": WEB,
    "jinja2": WEB,
    "wtforms": WEB,
    "flask_wtf": WEB,
    "babel": WEB_AND_CLI,
    "click": WEB_AND_CLI,
    "flask": WEB_AND_CLI,
    "flask_babel": WEB_AND_CLI,
    "limits": WEB,
    "flask_login": WEB_AND_CLI,
    "itsdangerous": WEB_AND_CLI | {"operations"},
    "pyotp": frozenset({"operations"}),
    "snowballstemmer": frozenset({"operations"}),
    "waitress": WEB_AND_CLI,
    "werkzeug": WEB_AND_CLI | {"operations"},
    "zxcvbn": WEB,
}
# The domain knows what is true, whatever machine it runs on: no files, processes or network.
NOT_FOR_DOMAIN = frozenset(
    {"glob", "http", "io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile"}
)
# Importing these is slow (half a second in all), so formats import them where a file is made.
LATE = frozenset({"docx", "matplotlib", "PIL"})
# The command line imports a command by name when it is run (docs/decisions/0007); what the
# council's own sign-in needs is installed only where there is one.
BY_NAME = frozenset({"placeplan.cli", "placeplan.web.accounts.council"})
# Said after the sentence about a library, where there is an easy way that is easily missed.
INSTEAD = {
    "sqlite_utils": " For a type hint, take Database from placeplan.store.database.",
}

DRAWERS = frozenset({"common", "helper", "helpers", "manager", "managers", "misc"}) | {
    "service",
    "services",
    "util",
    "utils",
}
MODULE_LINES = {"placeplan": 250, "benchmarks": 250, "tests": 400}
FUNCTION_LINES, FUNCTION_AIM = 40, 30


def floor(module: str) -> str | None:
    """Return the floor a module of placeplan stands on; None for the package itself.

    Raises LookupError for a module on no floor.
    """
    parts = module.split(".")
    if len(parts) == 1 or parts[1].startswith("__version"):
        return None
    if parts[1] in STAIRS:
        return parts[1]
    if parts[1] in BESIDE:
        return "beside"
    if parts[1] in ENTRANCE:
        return "cli"
    raise LookupError(module)


def misplaced(module: Module) -> Iterator[str]:
    """Say so when a module stands on no floor."""
    try:
        floor(module.name)
    except LookupError:
        yield (
            f"{module.shown} is on no floor. Move it to one of {', '.join(sorted(STAIRS))} "
            "(tests/stairs.py lists the few that stand beside them)."
        )


def wrong_way(found: Import) -> Iterator[str]:
    """Say so when an import of placeplan's own goes up the stairs or across."""
    if found.library != "placeplan":
        return
    here = floor(found.importer)
    try:
        there = floor(found.imported)
    except LookupError:
        yield f"{found.place} imports {found.imported}, which is on no floor. Is the name right?"
        return
    if here is None or there is None or here == there or there in STAIRS[here]:
        return
    down = ", ".join(sorted(STAIRS[here])) or "nothing but the standard library"
    yield (
        f"{found.place} imports {found.imported}, but {here} may call only {down}. "
        "Hand the value in as an argument, or do this on a floor that may call both."
    )


def wrong_floor(found: Import) -> Iterator[str]:
    """Say so when a library is used on a floor that is not its own."""
    library, here = found.library, floor(found.importer)
    if library == "placeplan" or here is None:
        return
    is_standard = library in sys.stdlib_module_names
    if library in LIBRARIES:
        if here not in LIBRARIES[library]:
            owners = " and ".join(sorted(LIBRARIES[library]))
            yield (
                f"{found.place} imports {library}, which belongs to {owners}, not to {here}. "
                f"Write a function in {owners} that does it and returns a domain object or bytes."
                f"{INSTEAD.get(library, '')}"
            )
    elif here == "domain" and (not is_standard or library in NOT_FOR_DOMAIN):
        yield (
            f"{found.place} imports {library}, but domain uses the standard library alone and "
            "touches no file, process or network. Let a floor above do that and pass the value in."
        )
    elif not is_standard:
        yield (
            f"{found.place} imports {library}, which no floor owns. Give the reason for it in "
            "docs/decisions and its floor in tests/stairs.py."
        )


def late(found: Import) -> Iterator[str]:
    """Say so when an import stands inside a function or class, or is made by name at run time."""
    is_by_name = found.imported in {"importlib", "importlib.import_module"}
    if not found.is_late and not is_by_name:
        return
    if floor(found.importer) == "formats" and (is_by_name or found.library in LATE):
        return
    if is_by_name and not found.is_late and found.importer in BY_NAME:
        return
    yield (
        f"{found.place} imports {found.imported} {'to import by name' if is_by_name else 'late'}. "
        "Imports stand at the top of a module, outside functions and classes "
        f"(only formats may import {', '.join(sorted(LATE))} late, as they are "
        "slow). If that makes a cycle, move what both modules need into a third."
    )


def too_long(module: Module) -> Iterator[str]:
    """Say so when a module, or a function in it, is longer than one can take in."""
    limit = MODULE_LINES[module.name.partition(".")[0]]
    lines = len(module.text.splitlines())
    if lines > limit:
        yield (
            f"{module.shown} has {lines} lines; {limit} is the most. "
            "Find the second noun in it and give that a module of its own."
        )
    for function in module.functions():
        if length(function) > FUNCTION_LINES:
            yield (
                f"{module.shown}:{function.lineno} {function.name} has {length(function)} lines; "
                f"aim for {FUNCTION_AIM}, {FUNCTION_LINES} is the most. Name its steps and make "
                "each a function."
            )


def drawer(module: Module) -> Iterator[str]:
    """Say so when a module is named for being a drawer and not for what is in it."""
    named = DRAWERS.intersection(module.name.split("."))
    words = {word for part in module.name.split(".") for word in part.split("_")}
    if named or DRAWERS.intersection(words):
        yield (
            f"{module.shown} has a name for a drawer. Call it after the noun it is about, "
            "a word a community planner would use."
        )
