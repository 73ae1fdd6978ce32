//! Every word that a reader sees, in English.
//!
//! A phrase without holes is a constant; one with holes is a function from texts to a text, which never
//! formats a number and never decides anything but words. Another language is another set of these.
//!
//! Elsewhere stand: the facts of a venue and the titles of recorded events, which are data with a source
//! (`venues/`, `simulate/events`), and what must be said when the program cannot run (`index.html`,
//! `assets/start.js`).

#![allow(missing_docs, reason = "a name and its phrase say what an item is")]

pub mod answer;
pub mod charts;
pub mod inputs;
pub mod numbers;
pub mod page;
pub mod paths;
