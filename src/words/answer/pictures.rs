//! What the pictures say, and the tables beside them.
