"""Where the templates and static files are, in a checkout and in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: str, package: Path = PACKAGE) -> Path:
    """Return the folder `name` ("templates", "static") that belongs to this copy of placeplan.

    A wheel carries it inside the package; in a checkout it stands beside the package.
    Raises FileNotFoundError, naming both places, where neither has it.
    """
    places = (package / name, package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked_in = " or ".join(str(place) for place in places)
    raise FileNotFoundError(f"placeplan is not completely installed: no {looked_in}")
