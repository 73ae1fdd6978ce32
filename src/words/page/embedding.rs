//! The dialog that makes embeds, and an embed itself.

pub use crate::words::page::book::LEVERAGE;
pub use crate::words::page::keeping::CLOSE;

pub const EMBED_THIS: &str = "Embed this scenario";
pub const WHAT_IT_SHOWS: &str = "What it shows first";
pub const WHAT_MAY_CHANGE: &str = "What readers may change";
pub const WHAT_IS_LEFT_OUT: &str = "What is left out";
pub const COLOURS: &str = "Colours";
pub const HOW_IT_COMES: &str = "How it comes onto your page";
pub const TEXT_TO_PASTE: &str = "Text to paste";
pub const COPY_TEXT: &str = "Copy the text";
pub const SNIPPET_COPIED: &str = "Snippet copied";
pub const NO_CLIPBOARD: &str = "The browser offers no clipboard here: select the text and copy it";
pub const COMPARISON: &str = "comparison";
pub const PATH: &str = "path";
pub const SURVIVAL_MAP: &str = "survival map";
pub const LEVERAGE_VIEW: &str = "leverage";
pub const READERS_SYSTEM: &str = "as the reader's system";
pub const LIGHT: &str = "light";
pub const DARK: &str = "dark";
pub const COLOUR_OF_RULE: &str = "Colour of the rule on top, as 1b6f4a";
pub const ADDRESS: &str = "Address of Isocross on the web";
pub const FRAME: &str = "frame";
pub const FRAME_AND_SCRIPT: &str = "frame and height script";
pub const WEB_COMPONENT: &str = "web component";
pub const NO_PREVIEW: &str =
    "No preview here: this file forbids itself every connection, and a frame is one.";
pub const PREVIEW: &str = "Preview";
pub const OPEN_FULL: &str = "Open the full calculator";
pub const SIDE_BY_SIDE: &str = "Isolated and cross margin, side by side";
pub const OPEN_CALCULATION: &str = "Open the calculation";

pub fn frame_shows(file: &str) -> String {
    format!(
        "The frame shows {file} there: one file that needs no other and reaches no network, \
         so a sandboxed frame shows it too."
    )
}

pub fn needs_address(file: &str) -> String {
    [
        "An embed needs an address. Put ",
        file,
        " on a site of yours and write its address here.",
    ]
    .concat()
}

pub fn height(pixels: &str) -> String {
    ["Height ", pixels, " px: enough from 360 px of width on."].concat()
}

pub fn preview(width: &str) -> String {
    ["Preview, ", width, " px wide"].concat()
}

pub fn fixed(phrases: &str) -> String {
    ["Fixed: ", phrases, "."].concat()
}
