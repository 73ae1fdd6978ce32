//! What a page that embeds this one asks for, from the query of the address. The query reaches
//! servers, so it says how the page looks and what the reader may change, and nothing of the book.
//!
//! ```text
//! embed=1&view=path&theme=auto&lock=all-but:move,path&hide=costs&accent=1b6f4a&lang=de&h=640&id=a
//! ```
//!
//! What is unknown or malformed is left out and never an error; of a key twice the first counts. A
//! word once shipped keeps its meaning: it stands in articles. `docs/embed.md` tells authors.

mod fixed;
mod parts;

pub use fixed::{fixed, open};
pub use parts::{Part, Parts};

use super::share::unescape;

/// What an embed shows first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The comparison, and every joint move at once.
    #[default]
    Compare,
    /// The price path, and account value along it.
    Path,
    /// The survival map.
    Map,
    /// The leverage ladder.
    Leverage,
}

impl View {
    /// All of them, in the order in which they stand to be chosen.
    pub const ALL: [Self; 4] = [Self::Compare, Self::Path, Self::Map, Self::Leverage];

    /// Its word in the query.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Path => "path",
            Self::Map => "map",
            Self::Leverage => "leverage",
        }
    }

    /// The tab of its chart.
    #[must_use]
    pub fn tab(self) -> &'static str {
        match self {
            Self::Compare => "shock",
            Self::Path => "path",
            Self::Map => "map",
            Self::Leverage => "ladder",
        }
    }

    /// Whether a chart belongs to it.
    #[must_use]
    pub fn shows(self, chart: &str) -> bool {
        match self {
            Self::Path => matches!(chart, "price" | "account"),
            other => other.tab() == chart,
        }
    }

    /// The least height of a frame, in pixels, at which a book of two positions with one open input
    /// needs no scrollbar of its own from 360 to 900 pixels of width.
    #[must_use]
    pub fn least_height(self) -> u32 {
        match self {
            Self::Compare => 1_100,
            Self::Path => 1_280,
            Self::Map => 1_220,
            Self::Leverage => 1_200,
        }
    }
}

/// Colours of an embed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the order in which they stand to be chosen.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its word in the query.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What an embedding page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// What is shown first.
    pub view: View,
    /// Its colours.
    pub theme: Theme,
    /// What the reader cannot change.
    pub lock: Parts,
    /// What is left out.
    pub hide: Parts,
    /// Colour of the rule on top, six hex digits; empty: none.
    pub accent: String,
    /// Language that numbers are written in; empty: the reader's.
    pub lang: String,
    /// Height that the frame is known to have, in pixels.
    pub height: Option<u32>,
    /// Name of the frame in messages; may be empty.
    pub id: String,
}

/// Heights that a frame may be said to have.
const HEIGHTS: std::ops::RangeInclusive<u32> = 200..=4000;

impl Embed {
    /// What the query of an address asks for; none where it asks for no embed.
    #[must_use]
    pub fn read(query: &str) -> Option<Self> {
        let mut embed = Self::default();
        let mut wanted = false;
        let query = query.trim_start_matches('?');
        // Backwards, so that of a key twice the first one stays.
        for pair in query.rsplit('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = unescape(value);
            if key == "embed" {
                wanted = value == "1";
            } else {
                embed.take(key, value);
            }
        }
        wanted.then_some(embed)
    }

    /// Whether the reader may change a part: it is neither locked nor left out.
    #[must_use]
    pub fn is_open(&self, part: Part) -> bool {
        !self.lock.has(part) && !self.hide.has(part)
    }

    fn take(&mut self, key: &str, value: String) {
        match key {
            "view" => {
                let known = View::ALL.into_iter().find(|view| view.word() == value);
                self.view = known.unwrap_or(self.view);
            }
            "theme" => {
                let known = Theme::ALL.into_iter().find(|theme| theme.word() == value);
                self.theme = known.unwrap_or(self.theme);
            }
            "lock" => self.lock = Parts::locked(&value),
            "hide" => self.hide = Parts::listed(&value),
            "accent" => {
                if let Some(digits) = colour(&value) {
                    self.accent = digits;
                }
            }
            "lang" => {
                let letters = value.bytes().take_while(u8::is_ascii_alphabetic).count();
                if letters >= 2 && is_name(&value, 35, "-") {
                    self.lang = value;
                }
            }
            "h" => {
                let known = value.parse().ok().filter(|height| HEIGHTS.contains(height));
                self.height = known.or(self.height);
            }
            "id" if is_name(&value, 64, "-_") => self.id = value,
            _ => {}
        }
    }

    /// The query that asks for it, without a question mark.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = "embed=1".to_owned();
        let mut say = |key: &str, value: &str| {
            if !value.is_empty() {
                for piece in ["&", key, "=", value] {
                    query.push_str(piece);
                }
            }
        };
        say("view", self.view.word());
        say("theme", self.theme.word());
        say("lock", &self.lock.as_lock());
        say("hide", &self.hide.list());
        say("accent", &self.accent);
        say("lang", &self.lang);
        let height = self.height.map(|height| height.to_string());
        say("h", height.as_deref().unwrap_or_default());
        say("id", &self.id);
        query
    }
}

/// Six hex digits, small, of a colour typed with or without `#`, in three digits or six.
#[must_use]
pub fn colour(text: &str) -> Option<String> {
    let digits = text.trim();
    let digits = digits.strip_prefix('#').unwrap_or(digits);
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let digits = digits.to_ascii_lowercase();
    match digits.len() {
        6 => Some(digits),
        3 => Some(digits.chars().flat_map(|digit| [digit, digit]).collect()),
        _ => None,
    }
}

/// Whether a text is one to `most` letters, digits and the marks allowed.
fn is_name(text: &str, most: usize, marks: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || marks.contains(letter);
    (1..=most).contains(&text.len()) && text.chars().all(allowed)
}
