//! Responses of venues pasted as they came into the field for tiers.

mod laws;
mod read;
mod refused;
mod samples;
