"""The blueprint that the pages of accounts register themselves with."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)
