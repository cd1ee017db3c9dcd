"""The partners and their invitations, as officers see them."""
