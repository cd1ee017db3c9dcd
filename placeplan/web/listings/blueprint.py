"""The blueprint that the modules of this journey share."""

from flask import Blueprint

bp = Blueprint("listings", __name__)
