"""Faults as sentences, of accounts and of signing in; `wording.py` has all others."""

# It marks a sentence for extraction; staff alone meet these.
N_ = str

ACCOUNT_SENTENCES: dict[str, str] = {
    "password_short": N_("Choose a password of at least %(shortest)s characters"),
    "password_long": N_("Choose a password of at most %(longest)s characters"),
    "password_guessable": N_(
        "Choose a password that is harder to guess: not a common one, a name, a date or a row of"
        " keys. Three or four words that do not belong together are good"
    ),
    "email_taken": N_("There is an account with this email address already"),
    "link_spent": N_("This link has been used or is too old. Ask for a new one"),
    "account_unknown": N_("There is no open account with this email address"),
    "last_administrator": N_("Keep at least one administrator, or nobody could manage accounts"),
    "oidc_incomplete": N_("Give this too: oidc_issuer names the council’s sign-in"),
    "oidc_not_installed": N_(
        "The council’s sign-in needs more packages. Install them: pip install placeplan[oidc]"
    ),
}
