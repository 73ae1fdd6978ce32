//! A picture that is made when it is first looked at.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// What makes a value.
type Make<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// A value that is computed the first time it is asked for, and kept: a report is made on every
/// keystroke, and what stands behind a closed tab is not looked at.
#[derive(Clone)]
pub struct Later<T> {
    made: OnceLock<T>,
    make: Make<T>,
}

impl<T> Later<T> {
    /// A value that `make` gives when it is wanted; the same at every call.
    pub fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self {
            made: OnceLock::new(),
            make: Arc::new(make),
        }
    }

    /// The value.
    pub fn get(&self) -> &T {
        self.made.get_or_init(|| (self.make)())
    }
}

impl<T: Clone + Send + Sync + 'static> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self::new(move || value.clone())
    }
}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Later<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}
