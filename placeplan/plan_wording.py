"""Faults as sentences, of plans and of what goes into them; `wording.py` has all others."""

# marks a sentence for extraction; staff alone meet these
N_ = str

PLAN_SENTENCES: dict[str, str] = {
    # plans
    "lead_missing": N_("Name who leads, or leave the lead as suggested"),
    "lead_reason_missing": N_("Say why the lead was declined"),
    "answered_since": N_("Another answer has been kept since, so this one is not taken back"),
    "plan_adopted": N_("The plan is adopted, so this stays as it is"),
    "asset_with_actions": N_("An asset has no actions. Make it an issue, or remove its actions"),
    "start_missing": N_("Give the date it starts"),
    "ends_before_starts": N_("Choose an end on or after the start"),
    "draft_published": N_("A draft is not published. Make it a consultation draft first"),
    # PDFs
    "pdf_unavailable": N_("There is no PDF on this site. Download the Word file instead"),
    "pdf_failed": N_("The PDF could not be made. Download the Word file instead"),
    "pdf_busy": N_("Another PDF is being made. Try again in a minute"),
    # what partners are asked
    "due_before_asked": N_("Choose today or a later day to answer by"),
    # editions, consultations, decisions and progress
    "correction_missing": N_("Say what the edition corrects"),
    "edition_made": N_("Edition %(found)s was made meanwhile, and yours was not. Look at it first"),
    "checksum_differs": N_("The Word file is not the one that was frozen"),
    "withheld_without_reason": N_("Give a reason, which officers can read beside the edition"),
    "decision_in_future": N_("Give the day of the decision, today or before"),
    "decision_made_edition": N_("This decision stands in an edition, so it stays"),
    "left_out_without_reason": N_("Give a reason for leaving the comment out"),
    "answer_missing": N_("Say what changed, or why nothing did"),
    "progress_words": N_("Say what was done"),
    "progress_in_future": N_("Give today or a day before"),
    "progress_because": N_("Say why it cannot be done"),
    # figures about areas
    "figure_number": N_(
        "“%(found)s” is not a number we can keep; write one such as 12,345 or 17.5"
    ),
    "figure_repeated": N_(
        "There is a figure of this for %(year)s already (%(found)s). Change that one"
    ),
    "figure_repeated_in_file": N_("Row %(earlier)s of the file has a figure of the same already"),
    "year_unlikely": N_("“%(found)s” was found; give a year from %(earliest)s to %(latest)s"),
    # comments and the code frame
    "comment_changed": N_("%(found)s changed this comment meanwhile. Look at it as it is now"),
    "redaction_empty": N_("Select the words to take out"),
    "words_not_found": N_("“%(found)s” does not stand in the comment. Copy the words from it"),
    "redaction_stays": N_("Only a named contact can put these words back now"),
    "contact_missing": N_(
        "Nobody is a named contact yet, so nobody could read a concern. Ask an administrator to"
        " choose one under Accounts"
    ),
    "contact_no_officer": N_("%(found)s does not read comments, so cannot be a named contact"),
    "concern_stays": N_("Only a named contact can make this a comment again"),
    "concern_replaced": N_(
        "Another text was entered in its place meanwhile. Remove that one first"
    ),
    "tag_name_taken": N_("There is a tag “%(found)s” already"),
    "tag_name_characters": N_("“%(found)s” was found; leave out the semicolon"),
    "tag_not_in_use": N_("The tag “%(found)s” is no longer in use"),
    "too_many_keywords": N_("%(found)s keywords were found; give at most %(most)s"),
    "comments_missing": N_("Choose at least one comment"),
    # screenings
    "screening_begun": N_("This form has been begun already, so nothing was copied into it"),
}
