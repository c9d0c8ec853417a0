-- Whom Kratos has shown to us. `identity_version` is when the identity was last changed, in microseconds since 1970: what
-- an older answer of Kratos's says does not overwrite what a newer one has said.
CREATE TABLE users (
    id BLOB PRIMARY KEY NOT NULL,
    kratos_identity_id BLOB NOT NULL UNIQUE,
    email TEXT,
    name TEXT,
    username TEXT,
    avatar_url TEXT,
    is_admin BOOLEAN NOT NULL,
    identity_version INTEGER NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL
) WITHOUT ROWID;

-- Whose account is to be deleted, or was a while ago. Times are seconds since 1970.
CREATE TABLE deletions (
    kratos_identity_id BLOB PRIMARY KEY NOT NULL,
    attempts INTEGER NOT NULL,
    requested_at INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    finished_at INTEGER
) WITHOUT ROWID;
