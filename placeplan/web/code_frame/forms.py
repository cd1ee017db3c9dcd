"""The forms of the code frame."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from placeplan.domain.tags import LONGEST_DEFINITION, LONGEST_NAME, Tag
from placeplan.web.fields import Line, Lines, OneOfMany, SomeOf, Upload
from placeplan.web.forms import PlainForm


class TagForm(PlainForm):
    name = Line(_l("Name"), _l("a name"), longest=LONGEST_NAME)
    definition = Lines(
        _l("What belongs under it"), _l("a definition"), optional=True, longest=LONGEST_DEFINITION,
        hint=_l("So that two people sort the same comment alike"),
    )  # fmt: skip
    theme_key = OneOfMany(_l("Theme"), _l("a theme"), optional=True)
    keywords = Lines(
        _l("Words that suggest it"), _l("words"), optional=True,
        hint=_l("One word or phrase on each line, such as: bus stop. A person always decides"),
    )  # fmt: skip
    version = HiddenField()

    def tag(self, tag_id: int = 0, version: int = 1) -> Tag:
        """What was filled in; raises Refused."""
        return Tag(
            self.name.data or "",
            self.definition.data or "",
            self.theme_key.data or "",
            tuple((self.keywords.data or "").splitlines()),
            tag_id,
            version,
        )

    def fill_in(self, tag: Tag) -> None:
        """Show what is kept."""
        for name in ("name", "definition", "theme_key"):
            self[name].data = getattr(tag, name)
        self.keywords.data = "\n".join(tag.keywords)


class MergeForm(PlainForm):
    into = OneOfMany(_l("Tag that takes it in"), _l("the tag that takes it in"))


class SplitForm(TagForm):
    comments = SomeOf(_l("Comments that go to the new tag"), _l("at least one comment"))


class TagsFileForm(PlainForm):
    file = Upload(
        _l("CSV file of tags"), _l("a file"),
        hint=_l("With the columns tag, definition, theme and keywords; only tag is needed."),
    )  # fmt: skip
