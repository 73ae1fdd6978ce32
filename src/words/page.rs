//! What the page says around inputs and answers: buttons, headings, hints, dialogs.
