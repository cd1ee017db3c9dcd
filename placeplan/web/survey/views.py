"""The addresses of the resident's way, and the view behind each."""

from flask import Blueprint

from placeplan.web.survey import (
    about,
    areas,
    kiosks,
    monitoring,
    questions,
    receipts,
    results,
    returning,
    sending,
    short_version,
    starting,
)

bp = Blueprint("survey", __name__, url_prefix="/surveys/<slug>")

SHOWN, SENT, ASKED = ("GET",), ("POST",), ("GET", "POST")

ADDRESSES = (
    ("", starting.show_start, SHOWN),
    ("/start", starting.begin, SENT),
    ("/start-again", starting.confirm_restart, SHOWN),
    ("/restart", starting.restart, SENT),
    ("/area", areas.ask_area, ASKED),
    ("/postcode", areas.find_area, ASKED),
    ("/place", areas.ask_place, ASKED),
    ("/themes", short_version.rate_themes, ASKED),
    ("/themes/<theme_key>", questions.ask_theme, ASKED),
    ("/priorities", questions.ask_priorities, ASKED),
    ("/proud-of", questions.ask_assets, ASKED),
    ("/suggestions", questions.ask_actions, ASKED),
    ("/check", sending.check_answers, ASKED),
    ("/about-you", about.ask_about, ASKED),
    ("/come-back", returning.come_back_later, SHOWN),
    ("/leave", returning.leave_device, SENT),
    ("/return", returning.enter_code, ASKED),
    ("/send", sending.send, SENT),
    ("/equality", monitoring.ask_monitoring, SHOWN),
    ("/equality/send", monitoring.send_monitoring, SENT),
    ("/sent", receipts.show_sent, SHOWN),
    ("/clear", starting.clear_device, SENT),
    ("/finish", kiosks.finish, SENT),
    ("/results", results.show_results, SHOWN),
)

for address, view, methods in ADDRESSES:
    bp.add_url_rule(address, view.__name__, view, methods=list(methods))
bp.app_context_processor(kiosks.kiosk_of_page)
