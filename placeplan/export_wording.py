"""Faults as sentences, of answers from other survey tools; `wording.py` has all others."""

# It marks a sentence for extraction; staff alone meet these.
N_ = str

EXPORT_SENTENCES: dict[str, str] = {
    # what columns mean
    "meaning_unknown": N_("“%(found)s” is nothing that a column can mean for this survey"),
    "meaning_repeated": N_("Another column means “%(found)s” already. Choose one of them"),
    "meaning_missing": N_("Say which column this is, or give one value for the whole file"),
    "meaning_absent": N_('Say what the column means; "" leaves it out'),
    "answers_missing": N_(
        "Say of at least one column that it holds ratings, comments or priorities"
    ),
    "heading_not_mapped": N_('The mapping does not name this column. Add it; "" leaves it out'),
    "heading_missing": N_("The file has no such column; the mapping says it means “%(found)s”"),
    "headings_missing": N_("There are no headings in row %(found)s"),
    "number_outside": N_("“%(found)s” was found; give %(smallest)s to %(largest)s"),
    # what stands below them
    "label_unknown": N_("“%(found)s” (%(count)s times) is not understood. Say what it means"),
    "label_not_read": N_("“%(found)s” is not understood"),
    "day_not_read": N_("“%(found)s” is not a date that can be read"),
    "too_many_labels": N_("%(found)s different texts were found: this looks like free text"),
    # other scales
    "asked_on_other_scale": N_("“%(found)s” was found; the scale of this survey is %(expected)s"),
    "scale_in_doubt": N_(
        "No answer is above 5 here, as on a shorter scale. Was it asked on %(expected)s?"
    ),
    "scale_of_heading": N_(
        "The heading names another scale than %(expected)s. Ratings are never converted, so leave"
        " the column out"
    ),
    "scale_outside": N_(
        "%(found)s are outside %(expected)s, so this was asked on another scale. Ratings are never"
        " converted, so leave the column out"
    ),
    "scale_of_words": N_(
        "“%(found)s” answers another question than how much should get better. Leave the column out"
    ),
    "scale_reversed": N_(
        "“%(found)s”: this scale seems to run the other way round than ours (%(expected)s), where"
        " the lowest point is the most room for improvement. Leave the column out"
    ),
    # files
    "sheet_unknown": N_("There is no sheet “%(found)s”; there are: %(expected)s"),
    "export_too_long": N_(
        "The file has more than %(most)s rows. Take it in with: placeplan responses import"
    ),
    "responses_expired": N_(
        "The answers to this survey were deleted on %(found)s, at the end of their time. Its"
        " figures stay as they were, so no more can be taken in"
    ),
    "import_undone": N_("The answers of “%(found)s” were taken out again already"),
    "import_built_on": N_(
        "%(found)s of these answers were corrected, reviewed or used since. Leave out single"
        " answers instead"
    ),
}
