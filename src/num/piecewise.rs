//! Functions of one parameter made of straight pieces, and the only root finder of the program.

use rust_decimal::Decimal;

/// A straight line `value(t) = at_zero + slope·t`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Value at t = 0.
    pub at_zero: Decimal,
    /// Change of the value for each unit of t.
    pub slope: Decimal,
}

impl Line {
    /// A line with the same value everywhere.
    pub const fn flat(value: Decimal) -> Self {
        Self {
            at_zero: value,
            slope: Decimal::ZERO,
        }
    }

    /// The value at `t`, rounded to the digits of `Decimal`.
    pub fn at(self, t: Decimal) -> Decimal {
        self.at_zero + self.slope * t
    }

    /// Both values multiplied by `factor`.
    pub fn scale(self, factor: Decimal) -> Self {
        Self {
            at_zero: self.at_zero * factor,
            slope: self.slope * factor,
        }
    }

    /// Where the line meets `value`; none when it is flat or meets it out of reach.
    pub fn meets(self, value: Decimal) -> Option<Decimal> {
        (value - self.at_zero).checked_div(self.slope)
    }
}

impl std::ops::Add for Line {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            at_zero: self.at_zero + other.at_zero,
            slope: self.slope + other.slope,
        }
    }
}

impl std::ops::Sub for Line {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self {
            at_zero: self.at_zero - other.at_zero,
            slope: self.slope - other.slope,
        }
    }
}

/// Names what began at a step: a caller's index of a part and of the piece of it now in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// Which part of the sum.
    pub part: usize,
    /// Which piece of that part holds beyond the step.
    pub piece: usize,
}

/// The piece of a part that asks for nothing at all.
pub const OFF: usize = usize::MAX;

/// Where one piece ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    at: Decimal,
    change: Line,
    tag: Tag,
}

/// A function made of straight pieces over an open interval; it may jump at a step.
///
/// Kept as a first line and the changes at each step, so that a sum is a concatenation.
#[derive(Clone, Debug, Default)]
pub struct Piecewise {
    first: Line,
    steps: Vec<Step>,
    tags: Vec<Tag>,
}

/// Which way to walk from the starting point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards smaller t.
    Down,
    /// Towards larger t.
    Up,
}

/// Whether a value of exactly zero counts as under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floor {
    /// Under only when negative.
    Strict,
    /// Zero is already under.
    Inclusive,
}

impl Floor {
    /// Whether `value` is under.
    pub fn under(self, value: Decimal) -> bool {
        match self {
            Self::Strict => value < Decimal::ZERO,
            Self::Inclusive => value <= Decimal::ZERO,
        }
    }
}

/// How the function comes to be under at an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A piece runs through zero.
    Crossing,
    /// The next piece begins under zero.
    Jump,
}

/// The nearest point beyond which the function is under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where.
    pub t: Decimal,
    /// By running through zero or by a jump.
    pub cause: Cause,
    /// The pieces in force at the edge (beyond it, for a jump), one a part.
    pub tags: Vec<Tag>,
}

/// The open interval in which t may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domain {
    /// Lower end, not part of the interval.
    pub low: Decimal,
    /// Upper end, not part of the interval.
    pub high: Decimal,
}

impl Piecewise {
    /// One line everywhere.
    pub fn line(line: Line) -> Self {
        Self {
            first: line,
            ..Self::default()
        }
    }

    /// Pieces in order of t: the first line with its tag, then each next line and where it begins.
    pub fn pieces(
        first: (Line, Tag),
        rest: impl IntoIterator<Item = (Decimal, Line, Tag)>,
    ) -> Self {
        let mut last = first.0;
        let steps = rest
            .into_iter()
            .map(|(at, line, tag)| {
                let change = line - last;
                last = line;
                Step { at, change, tag }
            })
            .collect();
        Self {
            first: first.0,
            steps,
            tags: vec![first.1],
        }
    }

    /// Adds a line everywhere.
    pub fn add_line(&mut self, line: Line) {
        self.first = self.first + line;
    }

    /// Adds another function.
    pub fn add(&mut self, other: Self) {
        self.first = self.first + other.first;
        self.steps.extend(other.steps);
        self.tags.extend(other.tags);
    }

    /// The function, every value multiplied by `factor`.
    pub fn scale(mut self, factor: Decimal) -> Self {
        self.first = self.first.scale(factor);
        for step in &mut self.steps {
            step.change = step.change.scale(factor);
        }
        self
    }

    /// The function with its sign turned.
    pub fn negate(mut self) -> Self {
        self.first = Line::default() - self.first;
        for step in &mut self.steps {
            step.change = Line::default() - step.change;
        }
        self
    }

    /// The nearest edges from `from`, towards smaller and towards larger t: the function is not under
    /// between them.
    ///
    /// `from` itself must not be under. None where nothing inside the domain is.
    pub fn nearest_under(
        mut self,
        from: Decimal,
        within: (Domain, Floor),
    ) -> (Option<Edge>, Option<Edge>) {
        let ascending = |a: &Step, b: &Step| a.at.cmp(&b.at).then(a.tag.cmp(&b.tag));
        self.steps.sort_by(ascending);
        let way = |way| self.nearest(from, way, within);
        (way(Way::Down), way(Way::Up))
    }

    /// The same one way; the steps must be in order.
    fn nearest(&self, from: Decimal, way: Way, within: (Domain, Floor)) -> Option<Edge> {
        let (domain, floor) = within;
        let before = self.steps.partition_point(|step| step.at < from);
        let after = self.steps.partition_point(|step| step.at <= from);
        let here = match way {
            Way::Up => after,
            Way::Down => before,
        };
        let mut line = self.first;
        for step in &self.steps[..here] {
            line = line + step.change;
        }
        // A step exactly here: its far side begins at once.
        if before < after && floor.under(line.at(from)) {
            return Some(self.edge(from, Cause::Jump, here));
        }
        match way {
            Way::Up => self.walk_up(line, here, (domain.high, floor)),
            Way::Down => self.walk_down(line, here, (domain.low, floor)),
        }
    }

    fn walk_up(&self, mut line: Line, mut next: usize, end: (Decimal, Floor)) -> Option<Edge> {
        let (high, floor) = end;
        loop {
            let until = self.steps.get(next).map_or(high, |step| step.at.min(high));
            let last_piece = until >= high;
            if ends_under(line.at(until), floor, last_piece) {
                return self.crossing(line, until, next);
            }
            if last_piece {
                return None;
            }
            while let Some(step) = self.steps.get(next).filter(|step| step.at == until) {
                line = line + step.change;
                next += 1;
            }
            if floor.under(line.at(until)) {
                return Some(self.edge(until, Cause::Jump, next));
            }
        }
    }

    fn walk_down(&self, mut line: Line, mut next: usize, end: (Decimal, Floor)) -> Option<Edge> {
        let (low, floor) = end;
        loop {
            let until = match next.checked_sub(1) {
                Some(i) => self.steps[i].at.max(low),
                None => low,
            };
            let last_piece = until <= low;
            if ends_under(line.at(until), floor, last_piece) {
                return self.crossing(line, until, next);
            }
            if last_piece {
                return None;
            }
            while next > 0 && self.steps[next - 1].at == until {
                next -= 1;
                line = line - self.steps[next].change;
            }
            if floor.under(line.at(until)) {
                return Some(self.edge(until, Cause::Jump, next));
            }
        }
    }

    /// The root of `line`, which is under at `until`.
    fn crossing(&self, line: Line, until: Decimal, passed: usize) -> Option<Edge> {
        let t = line.meets(Decimal::ZERO).unwrap_or(until);
        Some(self.edge(t, Cause::Crossing, passed))
    }

    /// The edge at `t`, with the first `passed` steps in force.
    fn edge(&self, t: Decimal, cause: Cause, passed: usize) -> Edge {
        let mut tags = self.tags.clone();
        for step in &self.steps[..passed] {
            if let Some(tag) = tags.iter_mut().find(|tag| tag.part == step.tag.part) {
                *tag = step.tag;
            }
        }
        Edge { t, cause, tags }
    }

    /// The value at `t`; at a step, the lower of the two sides.
    pub fn at(&self, t: Decimal) -> Decimal {
        let mut left = self.first;
        let mut right = self.first;
        for step in &self.steps {
            if step.at < t {
                left = left + step.change;
            }
            if step.at <= t {
                right = right + step.change;
            }
        }
        left.at(t).min(right.at(t))
    }
}

/// Whether a piece is under at its end; the end of the domain is never reached, so zero there is not.
fn ends_under(value: Decimal, floor: Floor, last_piece: bool) -> bool {
    let floor = if last_piece { Floor::Strict } else { floor };
    floor.under(value)
}
