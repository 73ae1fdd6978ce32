//! JSON as it is written: fields in the order given, two spaces a level.
//!
//! By hand, because serialising through serde's derived code costs more bytes than this page.

/// A piece of JSON.
pub(super) enum Node {
    Text(String),
    Count(usize),
    List(Vec<Node>),
    Object(Fields),
}

/// Fields in order.
#[derive(Default)]
pub(super) struct Fields(Vec<(&'static str, Node)>);

impl Fields {
    /// A field that is always written.
    pub fn always(&mut self, key: &'static str, text: &str) {
        self.node(key, Node::Text(text.to_owned()));
    }

    /// A text that is left out where it is empty.
    pub fn typed(&mut self, key: &'static str, text: &str) {
        if !text.is_empty() {
            self.always(key, text);
        }
    }

    /// A field before all others.
    pub fn first(&mut self, key: &'static str, node: Node) {
        self.0.insert(0, (key, node));
    }

    /// A field of any kind.
    pub fn node(&mut self, key: &'static str, node: Node) {
        self.0.push((key, node));
    }

    /// A field that is left out where nothing is in it.
    pub fn some(&mut self, key: &'static str, node: Node) {
        if !node.is_empty() {
            self.node(key, node);
        }
    }

    /// A list of objects; left out where it is empty.
    pub fn objects<T>(&mut self, key: &'static str, items: &[T], fields: impl Fn(&T) -> Self) {
        self.some(key, Node::objects(items, fields));
    }
}

impl Node {
    /// A list of objects.
    pub fn objects<T>(items: &[T], fields: impl Fn(&T) -> Fields) -> Self {
        Self::list(items.iter().map(fields))
    }

    /// A list of objects.
    pub fn list(objects: impl Iterator<Item = Fields>) -> Self {
        Self::List(objects.map(Self::Object).collect())
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Text(_) | Self::Count(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.0.is_empty(),
        }
    }

    /// The text of it, with a line break at the end of the outermost object.
    pub fn print(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Text(text) => quote(out, text),
            Self::Count(count) => out.push_str(&count.to_string()),
            Self::List(items) => {
                let items = items.iter().map(|item| (None, item));
                enclose(out, depth, ['[', ']'], items);
            }
            Self::Object(fields) => {
                let fields = fields.0.iter().map(|(key, node)| (Some(*key), node));
                enclose(out, depth, ['{', '}'], fields);
            }
        }
    }
}

fn enclose<'a>(
    out: &mut String,
    depth: usize,
    ends: [char; 2],
    items: impl Iterator<Item = (Option<&'a str>, &'a Node)>,
) {
    let [open, close] = ends;
    out.push(open);
    let mut some = false;
    for (key, node) in items {
        out.push_str(if some { ",\n" } else { "\n" });
        some = true;
        indent(out, depth + 1);
        if let Some(key) = key {
            quote(out, key);
            out.push_str(": ");
        }
        node.write(out, depth + 1);
    }
    if some {
        out.push('\n');
        indent(out, depth);
    }
    out.push(close);
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
