"""The blueprint of one's own account, and whose it is."""

from flask import Blueprint

from placeplan.domain.accounts import Account
from placeplan.store.accounts import get_account
from placeplan.store.sign_ins import remove_sign_ins
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.sessions import current_sign_in

bp = Blueprint("own_account", __name__)


def own_account() -> Account:
    """The account of who made this request."""
    return get_account(db(), principal().id)


def end_other_sign_ins() -> None:
    """Sign who made this request out in every browser but this one."""
    here = current_sign_in()
    remove_sign_ins(db(), principal().id, but=here.id if here else 0)
