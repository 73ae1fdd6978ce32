//! Timeline actions: worked examples of every trigger and deed with their arithmetic, which of stop and
//! liquidation comes first, what cannot be done, and random walks whose log adds up.

#[path = "../accounts/mod.rs"]
mod accounts;
mod books;
mod deeds;
mod gauges;
mod read;
mod refused;
mod replay;
mod scene;
mod triggers;
