//! The account: balance, currency, and coins that count besides.

use leptos::prelude::*;

use super::erase::click;
use super::fields::{self, Spec};
use super::page::Page;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};

/// The section of the account.
pub fn account(page: Page) -> AnyView {
    let balance = Spec::number(Field::Balance, "balance", "Balance", Kind::Amount);
    let mut currency = Spec::number(Field::Currency, "currency", "Currency", Kind::Amount);
    currency.kind = None;
    let count = page.of_form(move |form| form.collateral.len());
    view! {
        <section class="panel account" aria-labelledby="account-head">
            <h2 id="account-head">"Account"</h2>
            <div class="inline">
                {fields::labelled_box(page, balance)}
                {fields::labelled_box(page, currency)}
                <button type="button" class="plain" on:click=click(move |_| { page.edit(Edit::AddCollateral) })>
                    "Add collateral"
                </button>
            </div>
            {fields::messages(page, Field::Balance, "balance")}
            {fields::messages(page, Field::Currency, "currency")}
            <For each=move || 0..count.get() key=|index| *index let:index>
                {collateral(page, index)}
            </For>
        </section>
    }
    .into_any()
}

/// One coin that backs the account.
fn collateral(page: Page, index: usize) -> AnyView {
    let place = Signal::stored(format!(" of collateral {}", index + 1));
    let mut asset = Spec::number(
        Field::CollateralAsset(index),
        format!("collateral-asset-{index}"),
        "Coin",
        Kind::Amount,
    );
    asset.kind = None;
    let amount = Spec::number(
        Field::CollateralAmount(index),
        format!("collateral-amount-{index}"),
        "Amount",
        Kind::Amount,
    );
    let haircut = Spec::number(
        Field::CollateralHaircut(index),
        format!("collateral-haircut-{index}"),
        "Haircut",
        Kind::Percent,
    );
    let notes = [
        (Field::CollateralAsset(index), "asset"),
        (Field::CollateralAmount(index), "amount"),
        (Field::CollateralHaircut(index), "haircut"),
    ];
    let notes =
        notes.map(|(field, id)| fields::messages(page, field, &format!("collateral-{id}-{index}")));
    view! {
        <div class="collateral" role="group" aria-label=format!("Collateral {}", index + 1)>
            {fields::labelled_box(page, asset.of(place))}
            {fields::labelled_box(page, amount.of(place))}
            {fields::labelled_box(page, haircut.of(place).unit("%").empty("0"))}
            <button
                type="button"
                class="plain"
                on:click=click(move |_| { page.edit(Edit::RemoveCollateral(index)) })
            >
                "Remove" <span class="vh">{place.get_untracked()}</span>
            </button>
        </div>
        {notes.into_iter().collect_view()}
    }
    .into_any()
}
