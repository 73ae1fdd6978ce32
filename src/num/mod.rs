//! Numbers and text; no finance here.
