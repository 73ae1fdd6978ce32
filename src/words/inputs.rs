//! What is said of inputs: names of fields, choices, mistakes, files, links and pastes.
