//! What is saved, opened, copied, printed and exported.

pub use crate::words::page::bar::{DISMISS, IMPORT, UNDO};

pub const SAVE_MENU: &str = "save";
pub const PICTURE_SVG: &str = "Picture, SVG";
pub const PICTURE_PNG: &str = "Picture, PNG";
pub const FIGURES_COMMAS: &str = "Figures, CSV with commas";
pub const FIGURES_SEMICOLONS: &str = "Figures, CSV with semicolons";
pub const EXPORT: &str = "Export";
pub const COPY_TABLE: &str = "Copy table";
pub const MARKDOWN: &str = "Markdown for an article";
pub const PRINT: &str = "Print";
pub const ONE_PAGE: &str = "one page, or a PDF";
pub const PATH: &str = "Path";
pub const CSV_COMMAS: &str = "CSV with commas";
pub const CSV_SEMICOLONS: &str = "CSV with semicolons";
pub const EVENTS: &str = "Events";
pub const SCENARIO: &str = "Scenario";
pub const JSON: &str = "JSON, to import again";
pub const OFFLINE_COPY: &str = "Offline copy";
pub const PAGE_AS_ONE_FILE: &str = "this page as one file, which needs no network";
pub const NOTHING_TO_SAVE: &str = "There is nothing to save yet: add a position.";
pub const TABLE_COPIED: &str = "Table copied";
pub const NUMBERS_UNROUNDED: &str = "Numbers are unrounded and have decimal points; what a closing fixes stands in the row of its close.";
pub const BARS_IN_SIGHT: &str = "Only the bars in sight on the page.";
pub const FILE_AS_TEXT: &str = "The file as text";
pub const FILE: &str = "File";
pub const TAKE_FROM_HERE: &str = "If this frame lets no file be saved, take it from here.";
pub const CLOSE: &str = "Close";
pub const NO_FILE: &str = "The browser did not let a file be saved here.";
pub const ABOVE_5_MB: &str = "This file is above 5 MB, and was not opened.";
pub const FILE_NOT_READABLE: &str = "This file could not be read.";
pub const REFUSED: &str = "This browser refuses to keep it: its room for pages is full or closed. Nothing was changed or lost.";
pub const SAVED: &str = "Saved";
pub const EXPORT_ALL: &str = "Export all";
pub const NAME_OF_SCENARIO: &str = "Name of this scenario";
pub const SAVE: &str = "Save";
pub const PRIVATE_WINDOW: &str =
    "This browser lets the page keep nothing here: a private window, or a frame without storage.";
pub const MAKES_A_FILE: &str = "makes a file of the scenario.";
pub const KEPT_HERE_ALONE: &str = "Kept in this browser alone, and sent nowhere. Browsers may clear what pages keep (Safari after seven days without a visit):";
pub const MAKES_THE_COPY: &str = "makes the copy that lasts.";
pub const CHANGED_IN_ANOTHER_TAB: &str =
    "The list was changed in another tab: this is how it is now.";
pub const NO_ADDRESS: &str = "This file knows no address on the web: its link opens it on this device alone. The scenario can be sent as a file.";
pub const LINK_COPIED: &str = "Link copied";
pub const EXPORT_FILE: &str = "Export the file";
pub const NO_OFFLINE_FILE: &str = "The file for offline use could not be fetched or saved here.";
pub const UP: &str = "Up";
pub const DOWN: &str = "Down";
pub const RENAME: &str = "Rename";
pub const DUPLICATE: &str = "Duplicate";
pub const DELETE: &str = "Delete";
pub const CANCEL: &str = "Cancel";
pub const NOTHING_SAVED: &str = "Nothing is saved yet. Give what is on the page a name and press Save: it opens from here again, also without a network.";

pub fn saved(name: &str) -> String {
    ["Saved ", name].concat()
}

pub fn opened(name: &str) -> String {
    ["Opened ", name].concat()
}

pub fn copied(figure: &str) -> String {
    ["Copied ", figure].concat()
}

pub fn no_clipboard_for_figure(figure: &str) -> String {
    ["The browser offers no clipboard here. The figure: ", figure].concat()
}

pub fn no_clipboard_for_link(address: &str) -> String {
    ["The browser offers no clipboard here. The link: ", address].concat()
}

pub fn saved_not_readable(name: &str, error: &str) -> String {
    ["\u{201C}", name, "\u{201D} cannot be read: ", error].concat()
}

pub fn file_not_read(error: &str) -> String {
    ["This file was not read: ", error].concat()
}

pub fn not_a_scenario(error: &str) -> String {
    ["This was not read as a scenario: ", error].concat()
}

pub fn new_name_of(name: &str) -> String {
    ["New name of ", name].concat()
}

/// Title of the page as one file.
pub fn title_of_copy(name: &str, day: &str) -> String {
    ["Isocross: ", name, ", saved ", day].concat()
}
