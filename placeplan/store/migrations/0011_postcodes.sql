-- Which area each postcode is in, as the council's file says; what residents look up is not kept.
CREATE TABLE postcodes (
    postcode TEXT PRIMARY KEY CHECK (postcode <> '' AND postcode NOT GLOB '*[^A-Z0-9]*'),
    area_code TEXT NOT NULL REFERENCES areas (code)
) STRICT, WITHOUT ROWID;
