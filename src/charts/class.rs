//! CSS classes in the place of colours.
//!
//! plotters hands a colour to its backend; ours reads the red channel as an index into
//! [`Class::ALL`] and writes the class's name. So a picture holds no colour, stroke width or dash,
//! and `style/charts.css` can change the theme without drawing again.

use plotters::style::Color;
use plotters_backend::BackendColor;

use crate::scenario::picture::Series;

/// What a stroke, a fill or a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// Grid line at a tick.
    Grid,
    /// Dotted grid line inside a day.
    Hour,
    /// The line of zero.
    Zero,
    /// Flat tint: distance to the nearer line, or the zone where the modes part.
    Shade,
    /// Flat tint where the book cannot be opened.
    Locked,
    /// Flat tint of the middle half of many outcomes.
    Core,
    /// Flat tint of the cross maintenance.
    Band,
    /// Ground where an isolated pool is closed.
    IsolatedGround,
    /// Ground where isolated pools of both markets are closed.
    BothGround,
    /// Ground where a cross pool is closed.
    CrossGround,
    /// Thin lines over that ground.
    Hatch,
    /// The way on which both markets move together.
    Diagonal,
    /// The path once nothing is alive.
    PathGone,
    /// Upper edge of the maintenance band.
    BandEdge,
    /// Free balance.
    Floor,
    /// Vertical at a boundary.
    Bound,
    /// Last traded price.
    Last,
    /// Mark price.
    Mark,
    /// Isolated line.
    Isolated,
    /// Cross line.
    Cross,
    /// Cross under another condition.
    CrossMinor,
    /// As configured.
    Configured,
    /// Isolated line after its closing.
    IsolatedGone,
    /// Cross line after its closing.
    CrossGone,
    /// As configured, after its closing.
    ConfiguredGone,
    /// A line of the pinned scenario.
    Ghost,
    /// Filled marker of the isolated line.
    IsolatedDot,
    /// Filled marker of the cross line.
    CrossDot,
    /// Filled marker of the line as configured.
    ConfiguredDot,
    /// Ring in ink: entry, the mark's end, now.
    Ring,
    /// Ring on the isolated line.
    IsolatedRing,
    /// Ring on the cross line.
    CrossRing,
    /// Ring on the line as configured.
    ConfiguredRing,
    /// Paper edge under a closing's ✕.
    Under,
    /// ✕ on the isolated line.
    IsolatedEnd,
    /// ✕ on the cross line.
    CrossEnd,
    /// ✕ on the line as configured.
    ConfiguredEnd,
    /// The shared cursor.
    Cursor,
    /// A cursor that a slider drives.
    Hand,
    /// From a marker to its words.
    Leader,
    /// Short stroke of a tick at a boundary.
    Tick,
    /// Bold words.
    Head,
    /// Words.
    Body,
    /// Second words.
    Detail,
    /// Figures of an axis.
    Axis,
    /// Figures of a boundary, bold among those of the axis.
    Bold,
    /// Small words of a guide.
    Note,
}

impl Class {
    /// Every class with its name in the style sheet, in the order of the enum.
    pub const ALL: [(Class, &'static str); 47] = [
        (Class::Grid, "grid"),
        (Class::Hour, "hour"),
        (Class::Zero, "zero"),
        (Class::Shade, "shade"),
        (Class::Locked, "locked"),
        (Class::Core, "core"),
        (Class::Band, "band"),
        (Class::IsolatedGround, "ground iso"),
        (Class::BothGround, "ground both"),
        (Class::CrossGround, "ground cross"),
        (Class::Hatch, "hatch"),
        (Class::Diagonal, "diagonal"),
        (Class::PathGone, "mark gone"),
        (Class::BandEdge, "band-edge"),
        (Class::Floor, "floor"),
        (Class::Bound, "bound"),
        (Class::Last, "last"),
        (Class::Mark, "mark"),
        (Class::Isolated, "line iso"),
        (Class::Cross, "line cross"),
        (Class::CrossMinor, "line cross minor"),
        (Class::Configured, "line conf"),
        (Class::IsolatedGone, "line iso gone"),
        (Class::CrossGone, "line cross gone"),
        (Class::ConfiguredGone, "line conf gone"),
        (Class::Ghost, "ghost"),
        (Class::IsolatedDot, "dot iso"),
        (Class::CrossDot, "dot cross"),
        (Class::ConfiguredDot, "dot conf"),
        (Class::Ring, "ring"),
        (Class::IsolatedRing, "ring iso"),
        (Class::CrossRing, "ring cross"),
        (Class::ConfiguredRing, "ring conf"),
        (Class::Under, "under"),
        (Class::IsolatedEnd, "end iso"),
        (Class::CrossEnd, "end cross"),
        (Class::ConfiguredEnd, "end conf"),
        (Class::Cursor, "cursor"),
        (Class::Hand, "cursor hand"),
        (Class::Leader, "leader"),
        (Class::Tick, "tick"),
        (Class::Head, "t head"),
        (Class::Body, "t body"),
        (Class::Detail, "t detail"),
        (Class::Axis, "t axis"),
        (Class::Bold, "t bold"),
        (Class::Note, "t note"),
    ];

    /// The name behind a backend colour; empty for a colour that is no class.
    pub fn name(color: BackendColor) -> &'static str {
        let index = usize::from(color.rgb.0);
        Self::ALL.get(index).map_or("", |(_, name)| name)
    }

    /// The line of a series.
    pub fn line(series: Series) -> Self {
        match series {
            Series::Mark => Self::Mark,
            Series::Isolated => Self::Isolated,
            Series::Cross => Self::Cross,
            Series::Configured => Self::Configured,
        }
    }

    /// The line of a series after its closing.
    pub fn gone(series: Series) -> Self {
        match series {
            Series::Mark => Self::Mark,
            Series::Isolated => Self::IsolatedGone,
            Series::Cross => Self::CrossGone,
            Series::Configured => Self::ConfiguredGone,
        }
    }

    /// A filled marker of a series.
    pub fn dot(series: Series) -> Self {
        match series {
            Series::Isolated => Self::IsolatedDot,
            Series::Cross => Self::CrossDot,
            Series::Mark | Series::Configured => Self::ConfiguredDot,
        }
    }

    /// A ring on the line of a series.
    pub fn ring(series: Series) -> Self {
        match series {
            Series::Mark => Self::Ring,
            Series::Isolated => Self::IsolatedRing,
            Series::Cross => Self::CrossRing,
            Series::Configured => Self::ConfiguredRing,
        }
    }

    /// The strokes of an event's marker.
    pub fn end(series: Series) -> Self {
        match series {
            Series::Isolated => Self::IsolatedEnd,
            Series::Cross => Self::CrossEnd,
            Series::Mark | Series::Configured => Self::ConfiguredEnd,
        }
    }
}

impl Color for Class {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: (*self as u8, 0, 0),
        }
    }
}
