"""The web application: `create_app` is the story of its start."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from placeplan.operations.setup import prepare_instance
from placeplan.resources import resource_folder
from placeplan.settings import Settings, read_settings
from placeplan.web.access import deny_by_default
from placeplan.web.accounts.council import offer_council_sign_in
from placeplan.web.database import lend_connections
from placeplan.web.errors import explain_errors
from placeplan.web.journeys import JOURNEYS
from placeplan.web.json_bodies import read_json
from placeplan.web.languages import speak_languages
from placeplan.web.limits import keep_limits
from placeplan.web.logs import number_requests
from placeplan.web.numbers import read_numbers
from placeplan.web.scripts import bp as scripts
from placeplan.web.security import answer_to_own_names_only, protect
from placeplan.web.sessions import keep_sessions
from placeplan.web.styles import bp as styles
from placeplan.web.styles import name_static_files_by_content
from placeplan.web.templating import furnish_templates

KEY_FILE_NAME = "secret_key"
MEGABYTE = 1024 * 1024


def create_app(instance_path: Path, overrides: Mapping[str, object] | None = None) -> Flask:
    """The application over one instance folder, with its database brought up to date.

    `overrides` by name: settings in lower case, Flask's own configuration in capitals.
    Raises Refused when the settings are faulty.
    """
    given = dict(overrides or {})
    instance = instance_path.resolve()
    settings = read_settings(
        instance, overrides={name: given[name] for name in given if name.islower()}
    )

    prepare_instance(instance)
    app = Flask(
        "placeplan",
        instance_path=str(instance),
        template_folder=str(resource_folder("templates")),
        static_folder=str(resource_folder("static")),
    )
    configure(app, settings, secret_key(instance))
    app.config.from_mapping({name: given[name] for name in given if name.isupper()})
    believe_proxies(app, settings)

    number_requests(app)
    answer_to_own_names_only(app, settings)
    keep_sessions(app, settings)
    deny_by_default(app)
    protect(app, settings)
    offer_council_sign_in(app, settings)
    keep_limits(app)
    lend_connections(app)
    name_static_files_by_content(app)
    speak_languages(app)
    furnish_templates(app)
    explain_errors(app)
    read_numbers(app)
    read_json(app)

    for journey in (styles, scripts, *JOURNEYS):
        app.register_blueprint(journey)
    return app


def configure(app: Flask, settings: Settings, key: str) -> None:
    """Flask's configuration, from the settings."""
    app.config.from_mapping(
        SECRET_KEY=key,
        PLACEPLAN=settings,
        SESSION_COOKIE_NAME="placeplan_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_secure,
        MAX_CONTENT_LENGTH=settings.largest_upload_mb * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=2 * MEGABYTE,
        # a form stays good as long as its session: a resident may take an hour over a page
        WTF_CSRF_TIME_LIMIT=None,
        # every field has words of its own
        WTF_I18N_ENABLED=False,
    )


def secret_key(instance: Path) -> str:
    """The instance's secret key; made on the first start, readable by its owner only."""
    path = instance / KEY_FILE_NAME
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()


def believe_proxies(app: Flask, settings: Settings) -> None:
    """Take the sender's address and scheme from the reverse proxies, when there are any."""
    count = settings.trusted_proxies
    if count:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]  # Flask's documented way to wrap
