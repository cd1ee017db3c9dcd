-- Counts every change of what officers set up and residents' pages show. While the number stays,
-- what was read of these tables is still true (web/database.py).
CREATE TABLE setup_version (
    number INTEGER NOT NULL
) STRICT;

INSERT INTO setup_version (number) VALUES (0);

CREATE TRIGGER settings_insert_is_a_new_setup AFTER INSERT ON settings
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER settings_update_is_a_new_setup AFTER UPDATE ON settings
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER settings_delete_is_a_new_setup AFTER DELETE ON settings
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER files_insert_is_a_new_setup AFTER INSERT ON files
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER files_update_is_a_new_setup AFTER UPDATE ON files
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER files_delete_is_a_new_setup AFTER DELETE ON files
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER areas_insert_is_a_new_setup AFTER INSERT ON areas
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER areas_update_is_a_new_setup AFTER UPDATE ON areas
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER areas_delete_is_a_new_setup AFTER DELETE ON areas
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER places_insert_is_a_new_setup AFTER INSERT ON places
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER places_update_is_a_new_setup AFTER UPDATE ON places
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER places_delete_is_a_new_setup AFTER DELETE ON places
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER surveys_insert_is_a_new_setup AFTER INSERT ON surveys
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER surveys_update_is_a_new_setup AFTER UPDATE ON surveys
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER surveys_delete_is_a_new_setup AFTER DELETE ON surveys
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER survey_areas_insert_is_a_new_setup AFTER INSERT ON survey_areas
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER survey_areas_update_is_a_new_setup AFTER UPDATE ON survey_areas
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER survey_areas_delete_is_a_new_setup AFTER DELETE ON survey_areas
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER survey_places_insert_is_a_new_setup AFTER INSERT ON survey_places
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER survey_places_update_is_a_new_setup AFTER UPDATE ON survey_places
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER survey_places_delete_is_a_new_setup AFTER DELETE ON survey_places
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER languages_insert_is_a_new_setup AFTER INSERT ON languages
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER languages_update_is_a_new_setup AFTER UPDATE ON languages
BEGIN UPDATE setup_version SET number = number + 1; END;

CREATE TRIGGER languages_delete_is_a_new_setup AFTER DELETE ON languages
BEGIN UPDATE setup_version SET number = number + 1; END;
