//! A piece of the page: HTML text with holes in which something lives.
//!
//! What stands still is text, which weighs little; the builder of typed views would make code of
//! each element. A hole is an element with `data-at`, and every hole is kept up to date by the same
//! few lines, whatever is in it.

use std::any::Any;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTemplateElement, Node};

/// What a hole says; none takes the attribute or class away.
type Said = Box<dyn Fn() -> Option<String> + Send>;
/// What is done on an event.
type Act = Box<dyn FnMut(Event) + Send>;

/// How a hole says it.
#[derive(Clone, Copy)]
enum Saying {
    Text,
    Html,
    Attribute(&'static str),
    Class(&'static str),
    /// What the element looks like: the policy forbids it as an attribute.
    Style,
    /// What is in a field.
    Value,
    /// Radio buttons: the value chosen, a line break, and the buttons as HTML.
    Radios,
}

enum Part {
    View(AnyView),
    Live(Saying, Said),
    On(&'static str, Act),
    Seen(Box<dyn FnOnce(Element) + Send>),
}

/// HTML text of one element, and what lives in its holes.
pub struct Stencil {
    html: String,
    parts: Vec<(&'static str, Part)>,
}

impl Stencil {
    /// One element, as text that is already safe.
    pub fn new(html: impl Into<String>) -> Self {
        Self {
            html: html.into(),
            parts: Vec::new(),
        }
    }

    #[inline(never)]
    fn with(mut self, at: &'static str, part: Part) -> Self {
        self.parts.push((at, part));
        self
    }

    /// A view in the place of hole `at`.
    pub fn put(self, at: &'static str, view: AnyView) -> Self {
        self.with(at, Part::View(view))
    }

    /// Text that follows signals.
    pub fn text(self, at: &'static str, said: impl Fn() -> String + Send + 'static) -> Self {
        self.with(at, Part::Live(Saying::Text, Box::new(move || Some(said()))))
    }

    /// HTML that follows signals, already safe.
    pub fn html(self, at: &'static str, said: impl Fn() -> String + Send + 'static) -> Self {
        self.with(at, Part::Live(Saying::Html, Box::new(move || Some(said()))))
    }

    /// An attribute that follows signals.
    pub fn attr(
        self,
        at: &'static str,
        name: &'static str,
        said: impl Fn() -> String + Send + 'static,
    ) -> Self {
        let said = Box::new(move || Some(said()));
        self.with(at, Part::Live(Saying::Attribute(name), said))
    }

    /// An attribute that is there, as "true", while a condition holds.
    pub fn flag(
        self,
        at: &'static str,
        name: &'static str,
        holds: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        let said = Box::new(move || holds().then(|| "true".to_owned()));
        self.with(at, Part::Live(Saying::Attribute(name), said))
    }

    /// A class that is there while a condition holds.
    pub fn class(
        self,
        at: &'static str,
        name: &'static str,
        holds: impl Fn() -> bool + Send + 'static,
    ) -> Self {
        let said = Box::new(move || holds().then(String::new));
        self.with(at, Part::Live(Saying::Class(name), said))
    }

    /// How the element looks, where signals say it.
    pub fn style(self, at: &'static str, said: impl Fn() -> String + Send + 'static) -> Self {
        self.with(
            at,
            Part::Live(Saying::Style, Box::new(move || Some(said()))),
        )
    }

    /// What is in a field, where signals say it.
    pub fn value(self, at: &'static str, said: impl Fn() -> String + Send + 'static) -> Self {
        self.with(
            at,
            Part::Live(Saying::Value, Box::new(move || Some(said()))),
        )
    }

    /// Radio buttons: which is chosen, and all of them as HTML.
    pub fn radios(
        self,
        at: &'static str,
        said: impl Fn() -> (String, String) + Send + 'static,
    ) -> Self {
        let said = Box::new(move || {
            let (chosen, html) = said();
            Some([chosen, html].join("\n"))
        });
        self.with(at, Part::Live(Saying::Radios, said))
    }

    /// What is done on an event in the hole.
    pub fn on(
        self,
        at: &'static str,
        event: &'static str,
        act: impl FnMut(Event) + Send + 'static,
    ) -> Self {
        self.with(at, Part::On(event, Box::new(act)))
    }

    /// What is done with the element itself once it is made.
    pub fn seen(self, at: &'static str, see: impl FnOnce(Element) + Send + 'static) -> Self {
        self.with(at, Part::Seen(Box::new(see)))
    }

    /// The view of it.
    pub fn view(self) -> AnyView {
        self.into_any()
    }
}

fn say(element: &Element, saying: Saying, now: Option<&str>, before: Option<&str>) {
    let words = now.unwrap_or_default();
    match saying {
        Saying::Text => element.set_text_content(now),
        Saying::Html => element.set_inner_html(words),
        // Both fail only for a name that is no attribute's.
        Saying::Attribute(name) => {
            let _ = match now {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        }
        Saying::Class(name) => {
            let _ = element.class_list().toggle_with_force(name, now.is_some());
        }
        Saying::Style => element
            .unchecked_ref::<HtmlElement>()
            .style()
            .set_css_text(words),
        Saying::Value => element.unchecked_ref::<HtmlInputElement>().set_value(words),
        Saying::Radios => choose(element, words, before),
    }
}

/// Checks a button. The buttons themselves are made anew only when they have changed: one of them
/// may have the focus.
fn choose(element: &Element, words: &str, before: Option<&str>) {
    let (chosen, html) = words.split_once('\n').unwrap_or_default();
    let html_before = before.and_then(|before| before.split_once('\n'));
    if html_before.is_none_or(|(_, before)| before != html) {
        element.set_inner_html(html);
    }
    let buttons = element.query_selector_all("input").ok();
    let buttons = buttons.as_ref();
    for index in 0..buttons.map_or(0, web_sys::NodeList::length) {
        let button = buttons.and_then(|buttons| buttons.get(index));
        if let Some(button) = button {
            let button: HtmlInputElement = button.unchecked_into();
            button.set_checked(button.value() == chosen);
        }
    }
}

/// A piece on the page.
pub struct Placed {
    root: Element,
    /// What keeps the holes alive, until the piece goes.
    _kept: Vec<Box<dyn Any>>,
}

/// The element that HTML text says, and its holes.
fn cut(html: &str, parts: &[(&'static str, Part)]) -> (Element, Vec<Element>) {
    let template: HtmlTemplateElement = document()
        .create_element("template")
        .map(JsCast::unchecked_into)
        .expect("a template can be made");
    template.set_inner_html(html);
    let content = template.content();
    let hole = |(at, _): &(&'static str, Part)| {
        let found = content.query_selector(&["[data-at=", at, "]"].concat());
        found
            .ok()
            .flatten()
            .expect("a stencil has the holes it fills")
    };
    let holes = parts.iter().map(hole).collect();
    let root = content.first_element_child();
    (root.expect("a stencil has one element"), holes)
}

impl Render for Stencil {
    type State = Placed;

    fn build(self) -> Placed {
        // All holes are found before views with holes of their own stand in them.
        let (root, holes) = cut(&self.html, &self.parts);
        let mut kept: Vec<Box<dyn Any>> = Vec::new();
        for ((_, part), hole) in self.parts.into_iter().zip(holes) {
            match part {
                Part::View(view) => {
                    let mut view = view.build();
                    if let Some(parent) = hole.parent_element() {
                        view.mount(&parent, Some(&hole));
                    }
                    hole.remove();
                    kept.push(Box::new(view));
                }
                Part::Live(saying, said) => {
                    kept.push(Box::new(RenderEffect::new(
                        move |before: Option<Option<String>>| {
                            let now = said();
                            if before.as_ref() != Some(&now) {
                                let before = before.as_ref().and_then(Option::as_deref);
                                say(&hole, saying, now.as_deref(), before);
                            }
                            now
                        },
                    )));
                }
                Part::On(event, act) => {
                    let act = Closure::wrap(act as Box<dyn FnMut(Event)>);
                    let _ =
                        hole.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
                    kept.push(Box::new(act));
                }
                Part::Seen(see) => see(hole),
            }
        }
        Placed { root, _kept: kept }
    }

    fn rebuild(self, state: &mut Placed) {
        let mut next = self.build();
        state.root.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl Mountable for Placed {
    fn unmount(&mut self) {
        self.root.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.root.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.root.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.root.clone()]
    }
}

impl AddAnyAttr for Stencil {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Stencil {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        buffer.push_str(&self.html);
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Placed {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// Does something now and whenever its signals change; it is given what it said the last time.
pub fn watch(act: impl FnMut(Option<String>) -> String + 'static) {
    effect(Box::new(act));
}

/// The code of an effect is made once for each type of closure: there is one.
fn effect(mut act: Box<dyn FnMut(Option<String>) -> String>) {
    Effect::new(move |before: Option<String>| act(before));
}

/// A part of the page that is made anew when its signals change.
fn part(make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || make()).into_any()
}

/// A part of the page that is there while a condition holds.
pub fn shown(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let holds = told_once(Box::new(holds));
    part(Box::new(move || match holds.get() {
        true => make(),
        false => ().into_any(),
    }))
}

/// A condition that is told only when it changes.
fn told_once(holds: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| holds())
}

/// What tells one row from another.
pub type Key = (usize, String);

/// Rows that stay as they are while others come and go: one of them may have the focus.
pub fn rows(
    keys: impl Fn() -> Vec<Key> + Send + Sync + 'static,
    make: impl Fn(Key) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    keyed(Box::new(keys), std::sync::Arc::new(make))
}

fn keyed(
    keys: Box<dyn Fn() -> Vec<Key> + Send + Sync>,
    make: std::sync::Arc<dyn Fn(Key) -> AnyView + Send + Sync>,
) -> AnyView {
    let keys = Memo::new(move |_| keys());
    view! { <For each=move || keys.get() key=Clone::clone let:key>{make(key)}</For> }.into_any()
}
