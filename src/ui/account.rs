//! The account: balance, currency, and coins that count besides.

use leptos::prelude::*;

use super::fields::{self, Spec};
use super::page::Page;
use super::stencil::{Stencil, rows};
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::edit::Field;
use crate::words::page::book as words;

/// The section of the account.
pub fn account(page: Page) -> AnyView {
    let balance = Spec::number(Field::Balance, "balance", words::BALANCE, Kind::Amount);
    let currency = Spec::name(Field::Currency, "currency", words::CURRENCY);
    let count = move || page.typed(|form| form.collateral.len());
    Stencil::new(fill(
        r#"<section class="panel account" aria-labelledby="account-head"><h2 id="account-head">{}</h2><div class="inline"><i data-at="balance"></i><i data-at="currency"></i><button type="button" class="plain" data-do="collateral">{}</button></div><i data-at="messages"></i><i data-at="currency-note"></i><i data-at="coins"></i></section>"#,
        &[words::ACCOUNT, words::ADD_COLLATERAL],
    ))
    .put("balance", fields::labelled_box(page, balance))
    .put("currency", fields::labelled_box(page, currency))
    .put("messages", fields::messages(page, Field::Balance, "balance"))
    .put("currency-note", fields::messages(page, Field::Currency, "currency"))
    .put("coins", rows(move || (0..count()).map(|index| (index, String::new())).collect(), move |(index, _)| collateral(page, index)))
    .view()
}

/// One coin that backs the account.
fn collateral(page: Page, index: usize) -> AnyView {
    let number = (index + 1).to_string();
    let place = words::of_collateral(&number);
    let of = || {
        let place = place.clone();
        move || place.clone()
    };
    let id = |of: &str| format!("collateral-{of}-{index}");
    let (asset, amount, haircut) = (id("asset"), id("amount"), id("haircut"));
    let price = Spec::number(
        Field::CollateralPrice(index),
        id("price"),
        words::PRICE,
        Kind::Amount,
    );
    let asset = Spec::name(Field::CollateralAsset(index), asset, words::COIN).of(of());
    let amount = Spec::number(
        Field::CollateralAmount(index),
        amount,
        words::AMOUNT,
        Kind::Amount,
    );
    let haircut = Spec::number(
        Field::CollateralHaircut(index),
        haircut,
        words::HAIRCUT,
        Kind::Percent,
    );
    let specs = [
        asset,
        amount.of(of()),
        price.of(of()).empty(words::MARK),
        haircut.of(of()).unit("%").empty(words::VENUES),
    ];
    let notes = specs
        .each_ref()
        .map(|spec| fields::messages(page, spec.field, &spec.id));
    let boxes = specs.map(|spec| fields::labelled_box(page, spec));
    let index = index.to_string();
    let row = Stencil::new(fill(
        r#"<div class="collateral" role="group" aria-label="{}"><i data-at="boxes"></i><button type="button" class="plain" data-do="uncollateral {}">{}<span class="vh">{}</span></button></div>"#,
        &[&words::collateral(&number), &index, words::REMOVE, &place],
    ))
    .put("boxes", Vec::from(boxes).into_any());
    let mut all = vec![row.view()];
    all.extend(notes);
    all.into_any()
}
