-- The photo that a sent version has, where its form asked for one (G9.2.1): the profile's as it was when it was sent. Its
-- file is let go of when neither a profile nor a version refers to it.
CREATE TABLE application_photos (
    version_id {id} NOT NULL PRIMARY KEY REFERENCES application_versions (id) ON DELETE CASCADE,
    blob_id {id} NOT NULL REFERENCES blobs (id),
    width integer NOT NULL CHECK (width BETWEEN 1 AND 800),
    height integer NOT NULL CHECK (height BETWEEN 1 AND 800)
){strict};

CREATE INDEX application_photos_by_blob_id ON application_photos (blob_id);
