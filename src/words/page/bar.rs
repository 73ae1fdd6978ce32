//! The bar at the top: tools, presets, themes, and the quiet lines under it.

pub const SUBTITLE: &str = "the same positions under isolated and under cross margin";
pub const TOOLS: &str = "Tools";
pub const COPY_LINK: &str = "Copy link";
pub const MORE: &str = "More";
pub const UNDO: &str = "Undo";
pub const REDO: &str = "Redo";
pub const RESET: &str = "Reset";
pub const PRESETS: &str = "Presets";
pub const IMPORT: &str = "Import";
pub const EMBED: &str = "Embed";
pub const THEME: &str = "Theme";
pub const AUTO_THEME: &str = "Auto theme";
pub const LIGHT_THEME: &str = "Light theme";
pub const DARK_THEME: &str = "Dark theme";
pub const NO_NETWORK: &str = "No network: everything works, all of it is on this device.";
pub const NEW_VERSION: &str = "New version ready; your scenario stays as it is.";
pub const RELOAD: &str = "Reload";
pub const SKIP_TO_INPUTS: &str = "Skip to the inputs";
pub const LICENCES: &str = "Licences of what is inside";
pub const ONE_FILE: &str =
    "This page is one file. Its own policy forbids it every connection: nothing can leave it.";
pub const START_FROM: &str = "Start from one of these, or add your own.";
pub const DISMISS: &str = "Dismiss";
