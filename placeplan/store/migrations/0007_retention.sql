-- The day on which a survey's single responses were deleted because their retention had ended.
ALTER TABLE surveys ADD COLUMN responses_expired_on TEXT NOT NULL DEFAULT '' CHECK (
    responses_expired_on = '' OR responses_expired_on IS date(responses_expired_on, '+0 days')
);
