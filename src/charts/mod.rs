//! Pictures: plain data in, SVG text and an equivalent table out.
