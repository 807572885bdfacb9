-- Degrees, courses, language skills, work experience and positions of trust of a profile (G7.1-1). Each field remembers
-- the profile's version that changed it (D56). The id is made by the client: repeating is harmless.
CREATE TABLE profile_entries (
    user_id {id} NOT NULL REFERENCES profiles (user_id) ON DELETE CASCADE,
    id {id} NOT NULL,
    section text NOT NULL CHECK (section IN ('degrees','courses','languages','experience','positions_of_trust')),
    position integer NOT NULL CHECK (position >= 0),
    fields {json} NOT NULL,
    changed_in integer NOT NULL CHECK (changed_in > 0),
    PRIMARY KEY (user_id, id)
){strict};

-- The photo of a profile (G7.1-4). A blob of kind photo is let go of when this row goes.
CREATE TABLE profile_photos (
    user_id {id} NOT NULL PRIMARY KEY REFERENCES profiles (user_id) ON DELETE CASCADE,
    blob_id {id} NOT NULL REFERENCES blobs (id),
    width integer NOT NULL CHECK (width BETWEEN 1 AND 800),
    height integer NOT NULL CHECK (height BETWEEN 1 AND 800),
    UNIQUE (blob_id)
){strict};
