"""The blueprint that the views of setting up belong to."""

from flask import Blueprint

bp = Blueprint("setup", __name__)
