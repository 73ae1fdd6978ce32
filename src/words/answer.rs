//! What the report says: sentences, tables, the log, proofs, warnings.
