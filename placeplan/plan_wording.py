"""Faults as sentences, of plans and of what goes into them; `wording.py` has all others."""

# They mark a sentence for extraction; residents can meet those marked R_, staff alone the rest.
N_ = R_ = str

PLAN_SENTENCES: dict[str, str] = {
    # plans
    "lead_missing": N_("Name who leads, or leave the lead as suggested"),
    "lead_reason_missing": N_("Say why the lead was declined"),
    "asset_with_actions": N_("An asset has no actions. Make it an issue, or remove its actions"),
    "start_missing": N_("Give the date it starts"),
    "ends_before_starts": N_("Choose an end on or after the start"),
    "draft_published": N_("A draft is not published. Make it a consultation draft first"),
    # figures about areas
    "figure_number": N_(
        "“%(found)s” is not a number we can keep; write one such as 12,345 or 17.5"
    ),
    "figure_repeated": N_(
        "There is a figure of this for %(year)s already (%(found)s). Change that one"
    ),
    "figure_repeated_in_file": N_("Row %(earlier)s of the file has a figure of the same already"),
    "year_unlikely": N_("“%(found)s” was found; give a year from %(earliest)s to %(latest)s"),
}
