"""The tables of the first step, as they were released: later steps change them, nobody edits them here."""

from __future__ import annotations

from typing import Final

_FEEDS: Final = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    url TEXT NOT NULL UNIQUE,
    host TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    own_title TEXT NOT NULL DEFAULT '',
    language TEXT,
    every_s INTEGER,
    full_text INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1,
    added_at TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    next_at TEXT NOT NULL,
    interval_s INTEGER NOT NULL DEFAULT 900,
    gap_s INTEGER,
    first_polled_at TEXT,
    last_polled_at TEXT,
    last_success_at TEXT,
    last_entry_at TEXT,
    last_warning TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT,
    last_error TEXT,
    gone_at TEXT,
    quarantined_at TEXT,
    moved_to TEXT,
    moved_since TEXT,
    moved_count INTEGER NOT NULL DEFAULT 0,
    trouble TEXT,
    trouble_told_at TEXT
) STRICT;
CREATE INDEX feeds_due ON feeds (next_at) WHERE active = 1 AND gone_at IS NULL;
CREATE INDEX feeds_position ON feeds (position);
CREATE TABLE polls (
    id INTEGER PRIMARY KEY,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('changed', 'unchanged', 'failed')),
    new_entries INTEGER NOT NULL DEFAULT 0,
    changed_entries INTEGER NOT NULL DEFAULT 0,
    ms INTEGER NOT NULL DEFAULT 0,
    error TEXT
) STRICT;
CREATE INDEX polls_feed ON polls (feed_id, at);
"""

_ENTRIES: Final = """
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    link TEXT NOT NULL DEFAULT '',
    canonical_link TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    published TEXT,
    updated TEXT,
    language TEXT NOT NULL DEFAULT 'und',
    lat REAL,
    lon REAL,
    alert_fields TEXT NOT NULL DEFAULT '{}',
    fetched_at TEXT NOT NULL,
    changed_at TEXT,
    last_seen_at TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    told INTEGER NOT NULL DEFAULT 0,
    why_not TEXT,
    UNIQUE (feed_id, key)
) STRICT;
CREATE INDEX entries_link ON entries (canonical_link) WHERE canonical_link <> '';
CREATE INDEX entries_fetched ON entries (fetched_at);
CREATE INDEX entries_words ON entries (feed_id, content_hash);
CREATE INDEX entries_id ON entries (entry_id);
"""

_WATCHLIST: Final = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    aliases TEXT NOT NULL DEFAULT '[]',
    lat REAL,
    lon REAL,
    radius_km REAL,
    geonames INTEGER
) STRICT;
CREATE INDEX places_position ON places (position);
CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    keywords TEXT NOT NULL,
    places TEXT NOT NULL,
    within TEXT NOT NULL,
    all_of TEXT NOT NULL DEFAULT '[]',
    none_of TEXT NOT NULL DEFAULT '[]',
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    languages TEXT NOT NULL DEFAULT '[]',
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX rules_position ON rules (position);
CREATE TABLE rule_history (
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    rule TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (name, revision)
) STRICT;
CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    chat_id TEXT NOT NULL,
    thread_id INTEGER,
    rules TEXT NOT NULL DEFAULT '[]',
    places TEXT NOT NULL DEFAULT '[]',
    min_severity INTEGER NOT NULL DEFAULT 0 CHECK (min_severity BETWEEN 0 AND 3),
    language TEXT,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX subscriptions_position ON subscriptions (position);
CREATE INDEX subscriptions_chat ON subscriptions (chat_id);
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
INSERT INTO counters VALUES ('watch_revision', 0);
"""

_ALERTS: Final = """
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY,
    ref TEXT NOT NULL UNIQUE,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES entries (id),
    kind TEXT NOT NULL CHECK (kind IN ('first', 'update', 'correction', 'retraction')),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    incident INTEGER,
    merged_into INTEGER REFERENCES alerts (id),
    held TEXT
) STRICT;
CREATE INDEX alerts_created ON alerts (created_at);
CREATE INDEX alerts_merged ON alerts (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE matches (
    id INTEGER PRIMARY KEY,
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    entry_id INTEGER NOT NULL REFERENCES entries (id),
    rule TEXT NOT NULL,
    rule_revision INTEGER NOT NULL,
    place TEXT NOT NULL,
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    evidence TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (alert_id, rule)
) STRICT;
CREATE INDEX matches_rule ON matches (rule, alert_id);
CREATE INDEX matches_place ON matches (place, alert_id);
CREATE INDEX matches_entry ON matches (entry_id);
CREATE TABLE withheld (
    alert_id INTEGER NOT NULL REFERENCES alerts (id),
    chat_id TEXT NOT NULL,
    thread_id INTEGER,
    why TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX withheld_alert ON withheld (alert_id);
CREATE VIRTUAL TABLE alert_text USING fts5 (
    title, summary, content, rules, places, tokenize = 'unicode61 remove_diacritics 2'
);
"""

_DELIVERY: Final = """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    dedup_key TEXT NOT NULL UNIQUE,
    alert_ref TEXT,
    target_id INTEGER,
    chat_id TEXT NOT NULL,
    thread_id INTEGER,
    lang TEXT NOT NULL DEFAULT 'en',
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    kind TEXT NOT NULL CHECK (kind IN ('alert', 'update', 'digest', 'notice')),
    html TEXT NOT NULL,
    plain TEXT NOT NULL,
    buttons_json TEXT NOT NULL DEFAULT '[]',
    reply_to_msg INTEGER,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (
        state IN ('queued', 'sending', 'sent', 'unknown', 'failed', 'expired', 'held', 'merged')
    ),
    attempts INTEGER NOT NULL DEFAULT 0,
    resends INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    boot_id TEXT,
    claimed_at TEXT,
    message_id INTEGER,
    last_code TEXT,
    last_error TEXT,
    created_at TEXT NOT NULL,
    sent_at TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (state, not_before) WHERE state IN ('queued', 'sending', 'held');
CREATE INDEX outbox_queue ON outbox (severity DESC, id) WHERE state = 'queued';
CREATE INDEX outbox_ref ON outbox (alert_ref) WHERE alert_ref IS NOT NULL;
CREATE INDEX outbox_chat ON outbox (chat_id, state);
CREATE TABLE delivery_log (
    id INTEGER PRIMARY KEY,
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    at TEXT NOT NULL,
    boot_id TEXT,
    event TEXT NOT NULL,
    code TEXT,
    detail TEXT
) STRICT;
CREATE INDEX delivery_log_outbox ON delivery_log (outbox_id);
CREATE TABLE chat_state (
    chat_id TEXT PRIMARY KEY,
    status TEXT NOT NULL DEFAULT 'ready',
    strikes INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    migrated_to TEXT,
    owner INTEGER,
    title TEXT,
    language TEXT,
    updated_at TEXT NOT NULL
) STRICT;
"""

_PEOPLE: Final = """
CREATE TABLE staff (
    user_id INTEGER PRIMARY KEY,
    appointed_by INTEGER,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user_id INTEGER,
    chat_id TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '{}',
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    received_at TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX inbox_open ON inbox (update_id) WHERE done = 0;
CREATE TABLE dialogs (
    chat_id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    step TEXT NOT NULL,
    data TEXT NOT NULL DEFAULT '{}',
    expires_at TEXT NOT NULL,
    PRIMARY KEY (chat_id, user_id)
) STRICT;
"""


_CHAT_LANGUAGE: Final = """
CREATE TRIGGER chat_language_insert AFTER INSERT ON chat_state WHEN new.language IS NOT NULL BEGIN
    UPDATE counters SET value = value + 1 WHERE name = 'watch_revision';
END;
CREATE TRIGGER chat_language_update AFTER UPDATE OF language ON chat_state WHEN new.language IS NOT old.language BEGIN
    UPDATE counters SET value = value + 1 WHERE name = 'watch_revision';
END;
"""

_REVISION: Final = """
CREATE TRIGGER {table}_{event} AFTER {event} ON {table} BEGIN
    UPDATE counters SET value = value + 1 WHERE name = 'watch_revision';
END;
"""

SCRIPTS: Final = (
    *(_FEEDS, _ENTRIES, _WATCHLIST, _ALERTS, _DELIVERY, _PEOPLE, _CHAT_LANGUAGE),
    *(
        _REVISION.format(table=table, event=event)
        for table in ("places", "rules", "subscriptions")
        for event in ("insert", "update", "delete")
    ),
)
"""In the order in which they run."""
