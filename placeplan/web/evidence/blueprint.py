"""The journey's blueprint."""

from flask import Blueprint

bp = Blueprint("evidence", __name__)
