"""What the scripts of a workshop's pages say, in the reader's language; {…} is filled in there."""

from flask_babel import gettext as _


def hall_words() -> dict[str, str]:
    """What every page says about sheets on their way from this device to the site."""
    return copy_words() | {
        "sheet": _("Sheet {number}"),
        "new_sheet": _("New sheet"),
        "all_saved": _("All sheets are saved"),
        "some_saved": _("{count} saved on the site"),
        "some_waiting": _("{count} on this device, not sent yet"),
        "some_need_you": _("{count} not saved: see which ones say so"),
        "why_offline": _(
            "No connection. They are kept on this device, also when you close the page, and sent"
            " by themselves when the connection is back."
        ),
        "why_signed_out": _(
            "You were signed out. Sign in again, or open your link again, and they are sent."
        ),
        "why_server": _("The site could not take them. It is tried again by itself."),
        "why_forbidden": _(
            "You may not enter sheets of this workshop any more. Keep a copy, and ask the council."
        ),
        "why_gone": _(
            "The site does not know this workshop any more. Keep a copy, and ask the council."
        ),
        "closed_meanwhile": _(
            "This workshop was closed. What you enter stays on this device until it is open again."
        ),
        "device_keeps_nothing": _(
            "This browser cannot keep sheets. Do not close the page before all are saved."
        ),
    }


def kept_words() -> dict[str, str]:
    """What is said of all that a device keeps of workshops."""
    return {
        "sheets": _("{count} of the workshop {workshop}"),
        "numbers": _("Who was there, at the workshop {workshop}"),
        "copy": _("Keep a copy"),
        "left": _("The pages and sheets of your workshop are no longer on this device."),
        "left_waiting": _(
            "What is named below was not sent yet. It stays on this device, with the pages of your"
            " workshop: open your link here again before its last day is over, and it is sent."
        ),
        "cleared": _(
            "This device keeps nothing of workshops any more, until a page of one is opened on it"
            " again."
        ),
        "not_cleared": _("Not cleared: something was not sent yet."),
    }


def numbers_words() -> dict[str, str]:
    """What the page “Who was there” says of numbers on their way to the site."""
    return {
        "saving": _("Saving…"),
        "saved": _("Saved on the site."),
        "kept": _(
            "What stands here was typed on this device and is not saved on the site yet. Look at it"
            " and save it."
        ),
        "offline": _(
            "No connection. What you typed is kept on this device, also when you close the page. It"
            " is saved by itself once this page is open and the connection is back."
        ),
        "offline_not_kept": _(
            "No connection, and this browser cannot keep what you typed. Leave the page open, or"
            " write the numbers on the attendance sheet of the pack."
        ),
        "signed_out": _(
            "You were signed out. What you typed is kept on this device: sign in again, or open"
            " your link again, then come back to this page."
        ),
        "forbidden": _(
            "You may not change this workshop any more. What you typed is kept on this device: ask"
            " the council."
        ),
        "server": _(
            "The site could not take it. What you typed is kept on this device, and saving is tried"
            " again by itself."
        ),
        "closed": _(
            "Numbers were typed on this device that were not saved before the workshop was closed."
            " They are shown here again once it is open."
        ),
    }


def copy_words() -> dict[str, str]:
    """What is said of copies of sheets as files."""
    return {
        "copy_due": _(
            "Ten more sheets are on this device only, and it may forget them when you log off."
            " Press “Keep a copy” now."
        ),
        "copy_made": _("The browser was given the copy. See that it is in your downloads."),
        "copy_read": _("{count} sheets were read in from the copy."),
        "copy_read_in_part": _(
            "{count} sheets were read in. {left} were left out: they say something else on this"
            " device, and were kept as they are."
        ),
        "copy_read_damaged": _(
            "{count} sheets were read in. {unreadable} in this file are damaged and cannot be read;"
            " {left} say something else on this device, and were kept as they are."
        ),
        "copy_unreadable": _("This file is not a copy of sheets. Choose the one you kept."),
        "discard_sure": _(
            "Throw away {count} sheets or changes that wait on this device? They are in the copy"
            " that you kept, and nowhere else."
        ),
        "discarded": _("{count} sheets or changes were thrown away on this device."),
        "copy_of_another": _("This is a copy of another workshop: {name}. Open that one first."),
    }


def grid_words() -> dict[str, str]:
    """What the page says on which sheets are entered."""
    return hall_words() | {
        "group": _("Group"),
        "individual": _("Individual"),
        "kind": _("Kind of sheet"),
        "people": _("People"),
        "place": _("Place"),
        "no_place": _("None"),
        "new": _("Nothing entered"),
        "saving": _("Saving…"),
        "waiting": _("Kept on this device"),
        "saved": _("Saved"),
        "not_saved": _("Not saved: {why}"),
        "server_refused": _("the site did not take it (error {code})"),
        "conflict": _("somebody else changed it. Choose below"),
        "entered_by": _("Entered by {who}"),
        "off_scale": _("Ratings go from {lowest} to {highest}"),
        "range_of_individual": _("Only a group may give a range"),
        "range_begun": _("{theme}: from {rating} to …"),
        "theme_of": _("{sheet}: {theme}"),
        "most_priorities": _("Three priorities are chosen already. Take one away first"),
        "fill_this_first": _("Enter something in this sheet first"),
        "removed": _("{sheet} was removed"),
        "removed_elsewhere": _("{sheet} was removed by somebody else. Choose a sheet to go on"),
        "put_back": _("{sheet} is back"),
        "undone": _("Undone: {what}"),
        "nothing_to_undo": _("There is nothing to undo"),
        "changed_by": _("{sheet} was changed by {who} meanwhile"),
        "removed_by": _("{sheet} was removed by {who} meanwhile"),
        "you_removed": _("You removed it here."),
        **one_sheet_words(),
        **check_words(),
    }


def one_sheet_words() -> dict[str, str]:
    """What is said of one sheet, and of a rating on it."""
    return {
        "blank": _("Blank"),
        "dont_know": _("Don’t know"),
        "not_agreed": _("{range}, not agreed"),
        "sheet_of_one": _("{sheet}, individual"),
        "sheet_of_group": _("{sheet}, group of {people}"),
        "sheet_of_some": _("{sheet}, group, people not counted yet"),
        "sheet_of_all": _("{place} of {count}"),
        "next_is": _("Next: {sheet}"),
        "next_group": _("Next: a new group sheet"),
        "next_individual": _("Next: a new individual sheet"),
        "is_priority": _("a priority"),
    }


def check_words() -> dict[str, str]:
    """What is said of a second pair of eyes."""
    return {
        "saved_and_checked": _("Saved and checked"),
        "checked_by": _("Checked by {who}"),
        "checked_before": _("Checked by {who}, before the last correction"),
        "checked_by_same": _("One person entered and checked it"),
        "check_begins": _("Enter the ratings again from the paper"),
        "check_of": _("Check of {sheet}"),
        "check_same": _("The same: {now}"),
        "check_differs": _("Differs. On the sheet: {was}. Now: {now}."),
        "check_kept": _("Kept: {was}. Entered again: {now}."),
        "check_taken": _("Taken: {now}. On the sheet before: {was}."),
        "keep": _("Keep {mark}"),
        "take": _("Take {mark}"),
        "differs": _("differs"),
        "some_differ": _("{differ} of {count} differ"),
        "none_differ": _("None differs so far"),
        "some_left": _("{left} still to enter"),
        "was_checked": _("{sheet} was checked by {who}"),
        "check_stopped": _("The check of {sheet} was stopped: nothing is noted"),
    }
