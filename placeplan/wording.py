"""Faults as sentences: what was found and what to do, for pages and for the command line."""

import warnings
from collections.abc import Callable

from placeplan.account_wording import ACCOUNT_SENTENCES
from placeplan.domain.faults import Fault
from placeplan.export_wording import EXPORT_SENTENCES
from placeplan.plan_wording import PLAN_SENTENCES

Translate = Callable[[str], str]


# They mark a sentence for extraction; it is translated when it is used. Residents can meet the
# sentences marked R_, which are therefore in the files of each language; staff alone meet the rest.
N_ = R_ = str

SENTENCES: dict[str, str] = {
    # accounts
    "email_unlikely": R_("Enter an email address, such as name@example.org"),
    **ACCOUNT_SENTENCES,
    # settings
    "colour_form": N_("Enter a colour as six digits, such as #0b5563, not “%(found)s”"),
    "settings_unreadable": N_("The settings file cannot be read: %(found)s"),
    "setting_unknown": N_("There is no setting of this name"),
    "setting_limit": N_("“%(found)s” was found; give a limit such as 10 per minute; 60 per hour"),
    "setting_kind": N_("“%(found)s” was found where %(kind)s was expected"),
    "setting_small": N_("%(found)s was found; the smallest allowed is %(smallest)s"),
    # what is missing or unreadable, in any file or form
    "text_missing": R_("Fill this in: it is empty"),
    "texts_missing": N_("Give a list of texts here, none of them empty"),
    "table_missing": N_("Give a table here"),
    "number_missing": N_("Give a number here"),
    "whole_number_missing": N_("Give a whole number here"),
    "number_negative": N_("%(found)s was found; give 0 or more"),
    "not_in_list": R_("“%(found)s” was found; give one of: %(expected)s"),
    "repeated": R_("Name each only once"),
    "text_too_long": R_("Shorten this to %(most)s characters: it has %(found)s"),
    "not_utf8": N_("Save the file as UTF-8: the character at byte %(found)s cannot be read"),
    "toml_unreadable": N_(
        "This is not TOML from character %(found)s on. Is a quotation mark, a comma or = missing?"
    ),
    "toml_repeated": N_("This name or table is there more than once. Take one out"),
    "toml_nested": N_("Brackets stand inside brackets without end. Is one not closed?"),
    "file_empty": N_("The file has no rows"),
    "column_missing": N_("This column is missing"),
    "row_repeated": N_("“%(found)s” is in an earlier row already"),
    # questionnaires
    "too_few_themes": N_("%(found)s themes were found; at least %(expected)s are needed"),
    "key_repeated": N_("The key “%(found)s” is used more than once"),
    "key_characters": N_("“%(found)s” was found; use small letters, digits and _ only"),
    "theme_key_reserved": N_("The survey itself uses the name “%(found)s”. Choose another key"),
    "code_characters": N_("“%(found)s” was found; use letters, digits, full stops, - and _ only"),
    "scale_impossible": N_("A scale from %(lowest)s to %(highest)s cannot be used; use 1 to 9"),
    "too_many_themes": N_("%(found)s themes were found; at most %(most)s can be used"),
    "prompt_count": N_("%(found)s prompts were found; give one to seven"),
    "name_unknown": N_("“%(found)s” means nothing here; the names are: %(expected)s"),
    "yes_or_no_missing": N_("Write true or false here, without quotation marks"),
    "scale_without_middle": N_("This scale has no middle point, so it can have no words for it"),
    "faces_without_words": N_(
        "Faces go with a scale of %(points)s points, each of them in words (middle_means too)"
    ),
    "prompt_count_differs": N_("%(found)s prompts were found; the original has %(expected)s"),
    "language_code": N_("“%(found)s” is not the code of a language, such as ga or zh_Hans"),
    "key_of_shipped": N_(
        "“%(found)s” is the key of an edition that came with placeplan. Give yours a key of its own"
    ),
    "version_not_newer": N_(
        "Version %(found)s was found; version %(newest)s is here already, so give a higher one"
    ),
    "questionnaire_has_survey": N_("Surveys use “%(found)s”, so it cannot be removed"),
    "questionnaire_shipped": N_("“%(found)s” came with placeplan, so it stays. Switch it off"),
    "questionnaire_too_large": N_("The file is larger than %(most)s kB. Choose a smaller one"),
    "thresholds_out_of_order": N_("Needs must end below where strengths begin, on the scale"),
    # surveys
    "slug_characters": N_("“%(found)s” was found; use small letters, digits and - only"),
    "slug_reserved": N_("This site uses the address “%(found)s” itself. Choose another"),
    "slug_taken": N_("There is a survey at the address “%(found)s” already. Choose another"),
    "closes_before_opens": N_("Choose a closing date on or after the opening date"),
    "area_missing": N_("Choose at least one area"),
    "questionnaire_in_use": N_("People have answered, so the questionnaire must stay as it is"),
    "scale_has_drafts": N_(
        "People have begun to answer on the points of the edition it has. Make another survey"
    ),
    "survey_in_use": N_("People have answered this survey, so it cannot be removed. Close it"),
    "survey_has_workshop": N_("There is a workshop of this survey, so it cannot be removed"),
    "survey_has_plan": N_("A plan draws on this survey, so it cannot be removed"),
    "survey_has_screening": N_("There is a screening form of this survey, so it cannot be removed"),
    "survey_has_follow_up": N_("A finding was followed up in this survey, so it cannot be removed"),
    "area_has_answers": N_("Keep the area %(found)s: there are answers from it"),
    "place_has_answers": N_("Keep the place %(found)s: there are answers from it"),
    "date_has_answers": N_("There are answers of %(found)s: choose dates that include it"),
    # responses
    "rating_unreadable": R_("“%(found)s” was found; give a whole number, dk or nothing"),
    "rating_off_scale": R_("%(found)s was found; ratings go from %(lowest)s to %(highest)s"),
    "range_of_individual": N_("“%(found)s” was found; only a group may give a range"),
    "range_impossible": N_(
        "“%(found)s” was found; give two numbers from %(lowest)s to %(highest)s, lower first"
    ),
    "rating_and_range": N_("Give a rating, a range or “don’t know”, not more than one of them"),
    "people_impossible": N_("%(found)s people were found; a group has 1 or more, a person is 1"),
    "group_online": N_("A group answers on paper or at a workshop, not online"),
    "workshop_with_other_channel": N_("A workshop goes with the channel workshop, not %(found)s"),
    "workshop_key_reserved": N_(
        "“%(found)s” was found; name a workshop without “paper:” in front, and without “/”"
        " at either end or twice on end"
    ),
    "area_not_in_survey": R_("“%(found)s” was found; choose an area of this survey"),
    "place_not_in_survey": R_("“%(found)s” was found; choose a place of this area"),
    "date_outside_survey": R_(
        "%(found)s was found; the survey is open from %(opens)s to %(closes)s"
    ),
    "theme_unknown": R_("“%(found)s” is not a theme of this questionnaire"),
    "too_many_priorities": R_("Choose up to %(most)s priorities; %(found)s were given"),
    "text_unreadable": R_("Type this again: some of its characters cannot be read"),
    "no_answer": R_("Answer at least one question"),
    "response_key_taken": R_("Another response with the key %(found)s was stored before"),
    "changed_meanwhile": R_("Somebody else has changed this meanwhile. Look at it and try again"),
    "survey_not_upcoming": N_("This survey has opened already"),
    "survey_not_open": N_("This survey is not open, so there is nothing to close"),
    "place_key_taken": N_("There is a place called “%(found)s” in this area already"),
    # the partnership's own
    "outcome_repeated": N_("There is an outcome “%(found)s” already. Give this one another name"),
    "crest_too_large": N_("The picture is larger than %(most)s MB. Choose a smaller one"),
    "crest_too_wide": N_("The picture is more than %(most)s pixels wide or high. Make it smaller"),
    "template_too_large": N_("The Word file is larger than %(most)s MB. Choose a smaller one"),
    "template_macros": N_("The Word file holds macros. Save it as .docx without macros"),
    "template_outside": N_(
        "The Word file draws on files elsewhere. Take out linked pictures and templates"
    ),
    "template_form": N_("This is not a Word file we can use. Choose a .docx file"),
    "crest_form": N_("This is not a picture we can use. Choose a PNG or a JPEG file"),
    # workshops
    "workshop_unknown": N_("There is no workshop “%(found)s” in this survey"),
    "workshop_key_taken": N_("There is a workshop “%(found)s” in this survey already"),
    "workshop_closed": N_("This workshop is closed. Reopen it to enter or change sheets"),
    "workshop_area_in_use": N_("Sheets were entered for this area, so the area must stay"),
    "attendance_exceeded": N_("The age groups make %(found)s, but %(people)s were at the door"),
    "link_too_long": N_("A link may be good for %(most)s days; these are %(found)s"),
    "day_over": N_("Choose today or a later day: this one is over"),
    "group_people_missing": N_("Enter how many people were in the group"),
    "sheet_number_missing": N_("Enter the number that stands on the sheet, or write one on it"),
    "sheet_number_taken": N_(
        "Sheet %(found)s was entered already (%(area)s). Look at that one, or correct the number"
    ),
    "sheet_part_unknown": N_("“%(found)s” is not part of a sheet; give only: %(expected)s"),
    "sheet_left_out": N_("This sheet was left out of the results: %(found)s"),
    "sheet_withdrawn": N_("This sheet was withdrawn for good and cannot be entered again"),
    # listings and partners
    "areas_missing": N_("Give at least one area, or “all”"),
    "areas_unknown": N_("“%(found)s” is not an area; give codes or names, with ; between"),
    "areas_unknown_near": N_("“%(found)s” is not an area. Is it %(meant)s?"),
    "themes_unknown": N_("“%(found)s” is not a theme; give keys or titles, with ; between"),
    "themes_unknown_near": N_("“%(found)s” is not a theme. Is it %(meant)s?"),
    "choice_missing": N_("This is empty; give one of: %(expected)s"),
    "not_in_list_near": N_("“%(found)s” was found. Is it %(meant)s?"),
    "day_unreadable": N_("“%(found)s” is not a date; give one such as 12 June 2026"),
    "day_impossible": N_("“%(found)s” is no real date"),
    "day_american": N_("“%(found)s” has the month first. Is it %(meant)s?"),
    "day_unlikely": N_("%(found)s is too far away; give a date between 1900 and 2199"),
    "ends_before_start": N_("It ends before it starts: give an end on or after the start"),
    "note_missing": N_("Say what the partner should change"),
    "listing_name_taken": N_("%(partner)s has a listing called “%(found)s” already"),
    "listing_repeated": N_("“%(found)s” of this partner is in row %(earlier)s already"),
    "partner_name_taken": N_("There is a partner called “%(found)s” already"),
    "partner_in_use": N_("%(found)s has listings, so it must stay"),
    "alias_taken": N_("“%(found)s” is a name of %(partner)s already"),
    "change_overtaken": N_("This has been changed again since, so it cannot be undone"),
    # files of listings
    "file_missing": N_("Choose a file"),
    "column_unknown": N_("“%(found)s” is not a column of such a file. Rename it or take it out"),
    "column_repeated": N_("The column “%(found)s” is there more than once"),
    "file_without_rows": N_("The file has headings but no rows below them"),
    "not_csv": N_("This is neither a CSV file nor an Excel file (.xlsx)"),
    "not_comma_separated": N_("Save the file as CSV with commas between the columns"),
    "workbook_old": N_(
        "This workbook is locked with a password, or from an old Excel. Save it as .xlsx without"
        " a password"
    ),
    "workbook_unreadable": N_("This is not an Excel file, or it is damaged. Save it as .xlsx"),
    "workbook_formulas": N_(
        "Cells with formulas: %(count)s. Replace them by their values, or import the file on the"
        " page, where each result can be checked"
    ),
    "workbook_too_large": N_("This workbook unfolds to more than %(found)s MB. Send less at once"),
    "workbook_too_long": N_(
        "This workbook has cells beyond row %(rows)s or column %(columns)s. Delete what is there"
    ),
    "too_many_columns": N_("The file has %(found)s columns; at most %(most)s are taken"),
    "too_many_rows": N_("The file has %(found)s rows; on this page take at most %(most)s at once"),
    # files of responses
    "csv_is_workbook": N_("This is an Excel workbook. Save it as “CSV UTF-8” and give that file"),
    "csv_quotes": N_("A quotation mark is not closed, or not doubled inside a cell"),
    "cell_too_long": N_("A cell is longer than %(most)s characters. Is a quotation mark missing?"),
    "cell_not_utf8": N_("A letter here cannot be read. Save the file as UTF-8"),
    "cell_count": N_("%(found)s cells were found; the headings are %(expected)s"),
    "column_unnamed": N_("Column %(found)s has no heading. Name it or take it out"),
    "date_form": N_("“%(found)s” was found; give a date such as 2026-06-12"),
    "people_missing": N_("Give the number of people in the group"),
    "people_unreadable": N_("“%(found)s” was found; give a whole number of people"),
    "response_key_form": N_("“%(found)s” was found; give a UUID, or nothing for a new response"),
    "workbook_full": N_("Excel takes at most %(most)s rows. Export as CSV, or one area at a time"),
    # the command line
    "not_a_demonstration": N_(
        "%(found)s holds a real instance, not a demonstration. Name another folder"
    ),
    "not_a_folder": N_("%(found)s is a file. Name a folder"),
    "instance_missing": N_("There is no instance in %(found)s. Start one with: placeplan migrate"),
    "instance_not_empty": N_("%(found)s is there already. Restore into an empty folder"),
    "migration_needed": N_("This instance is of an older version. Run: placeplan migrate"),
    "survey_unknown": N_("There is no survey “%(found)s”. See: placeplan surveys list"),
    "questionnaire_unknown": N_("“%(found)s” was found; give one of: %(expected)s"),
    "area_unknown": N_("There is no area with the code %(found)s"),
    "postcode_form": N_("“%(found)s” is not a postcode; use letters and digits only"),
    "postcode_repeated": N_("The postcode “%(found)s” is in row %(earlier)s already"),
    "word_form": N_("“%(found)s” was found; give a file name that ends in .docx"),
    "picture_form": N_("“%(found)s” was found; give a file that ends in .svg or .png"),
    "backup_unreadable": N_("This is not a backup of placeplan, or it is damaged: %(found)s"),
    "backup_newer": N_("This backup is of a newer version of placeplan (%(found)s)"),
    "database_unreadable": N_("%(found)s cannot be used: %(reason)s"),
    "file_unwritable": N_("%(found)s cannot be written: %(reason)s"),
    "file_exists": N_("The file is there already. Choose another name"),
    "host_unknown": N_("“%(found)s” is no address of this machine"),
    "port_taken": N_("Port %(found)s cannot be used: %(reason)s"),
    # plans, and what goes into them
    **PLAN_SENTENCES,
    **EXPORT_SENTENCES,
}

_UNKNOWN = R_("Something here needs to be put right (%(code)s)")


def fault_sentence(fault: Fault, translate: Translate = str) -> str:
    """The fault as a sentence, without its place (row and column), in the reader's language.

    A code without a sentence warns, which a test turns into an error.
    """
    template = SENTENCES.get(fault.code)
    if template is None:
        warnings.warn(
            f"no sentence for the fault {fault.code!r}: add a row to SENTENCES in wording.py",
            stacklevel=2,
        )
        return translate(_UNKNOWN) % {"code": fault.code}
    return translate(template) % dict(fault.params)
