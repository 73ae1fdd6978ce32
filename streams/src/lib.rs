//! What server functions ask of `wasm-streams`, without its classes: the page has no server, so
//! that none of this is ever called.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A piece of a stream, or why there is none.
type Piece = Result<JsValue, JsValue>;

/// A stream that holds nothing.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Of a stream of the browser.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Of a stream of Rust, which is dropped.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Piece> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// As the browser takes it.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// As Rust takes it: at its end.
    #[must_use]
    pub fn into_stream(self) -> Empty<Piece> {
        empty()
    }
}
