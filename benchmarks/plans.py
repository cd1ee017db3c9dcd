"""The demonstration's plan in Word, against bare python-docx writing the same elements.

Both write the same tree, drafted beforehand, with pictures drawn beforehand
(`benchmarks/documents.py`). Ours also writes styles, contents, page numbers, captions with
numbers, alternative texts and repeated heading rows. The last rows are for scale: what drafting the
tree from the data takes, and the whole way from the database to the file.
"""

from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.documents import bare_docx, elements_of
from benchmarks.instances import open_instance
from benchmarks.measures import Measured, all_in_turns
from placeplan.formats.plan_docx import plan_docx
from placeplan.operations.demonstration.making import make_demonstration
from placeplan.operations.plans import plan_tree

KILOBYTE = 1024


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """The document alone, and drafting it."""
    today = date.today()
    made = make_demonstration(folder / "instance", today, lambda _made: None)
    with closing(open_instance(folder / "instance")) as database:

        def draft() -> object:
            return plan_tree(database, made.plan_id, today)

        tree = plan_tree(database, made.plan_id, today)
        medians = all_in_turns(
            {
                "bare": lambda: bare_docx(tree),
                "docx": lambda: plan_docx(tree),
                "draft": draft,
                "all": lambda: plan_docx(plan_tree(database, made.plan_id, today)),
            },
            1 if is_quick else 15,
        )
    size = f"{len(plan_docx(tree)) // KILOBYTE} kB"
    bare = medians["bare"]
    return [
        Measured("the Word file", bare, medians["docx"], note=f"{elements_of(tree)}; {size}"),
        Measured("drafting the plan from its data", None, medians["draft"]),
        Measured("both, from the database to the file", bare, medians["all"]),
    ]
