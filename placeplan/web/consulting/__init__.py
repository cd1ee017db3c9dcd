"""Comments on a draft plan, from anyone: one section at a time, without a name."""
