//! Numbers as they are typed: kinds of fields, readings, mistakes, undo.

use crate::browser::{Outcome, Page, browse};
use crate::states::{self, PANELS};
use fantoccini::key::Key;
use serde_json::json;

const ENTRY: &str = "Entry price of position 1, BTC";

/// Fields that are not as a field for numbers is to be.
const ODD: &str = "[...document.querySelectorAll('input:not([type=radio]):not([type=range]):not([type=file]), textarea')].filter(one =>
        one.type === 'number' || one.getAttribute('autocomplete') !== 'off'
        || (one.tagName === 'INPUT' && (one.type !== 'text' || !['decimal', 'text', ''].includes(one.inputMode)))
    ).map(one => one.id || one.outerHTML.slice(0, 80))";
/// Fields whose description is nowhere.
const UNDESCRIBED: &str = "[...document.querySelectorAll('[aria-describedby]')].filter(one =>
        !document.getElementById(one.getAttribute('aria-describedby'))).map(one => one.id)";

#[test]
fn every_number_is_a_text_field_for_decimals() {
    browse(async |page| {
        for state in states::all() {
            state.reach(page).await?;
            page.value(&format!("({PANELS}, true)")).await?;
            page.value("new Promise(done => setTimeout(done, 100))")
                .await?;
            assert_eq!(page.value(ODD).await?, json!([]), "{}", state.name);
            assert_eq!(page.value(UNDESCRIBED).await?, json!([]), "{}", state.name);
        }
        Ok(())
    });
}

/// Every mistake names what is wrong or the range, stands where the field says, and marks the field.
const TOLD: &str = "[...document.querySelectorAll('.field-error')].every(one => {
        const note = one.closest('.messages')?.id;
        const field = note && document.querySelector(`[aria-describedby=\"${note}\"]`);
        return field && field.getAttribute('aria-invalid') === 'true' && one.textContent.trim().length > 8;
    })";

#[test]
fn a_mistake_is_told_at_its_field_with_the_range() {
    browse(async |page| {
        page.open("").await?;
        page.type_into("Leverage of position 1, BTC", "5000")
            .await?;
        page.until_text("#leverage-0-note", "1,000").await?;
        let field = "document.getElementById('leverage-0').getAttribute('aria-invalid')";
        assert_eq!(page.value(field).await?, json!("true"));
        page.until(
            "results stay, marked",
            "document.querySelector('main.stale')",
        )
        .await?;
        let numbers = "/NaN|undefined|Infinity/.test(document.body.innerText)";
        assert_eq!(page.value(numbers).await?, json!(false));
        page.value("document.querySelectorAll('.rail input[inputmode=decimal]').forEach(box => {
                box.value = '-'; box.dispatchEvent(new Event('input', { bubbles: true })); }), true")
            .await?;
        page.until(
            "all are told",
            "document.querySelectorAll('.field-error').length > 5",
        )
        .await?;
        assert_eq!(page.value(TOLD).await?, json!(true));
        assert_eq!(page.value(numbers).await?, json!(false));
        Ok(())
    });
}

#[test]
fn an_ambiguous_number_shows_how_it_was_read() {
    browse(async |page| {
        page.open("").await?;
        for (typed, read) in [
            ("61,234", "read as 61,234.00"),
            ("61.234", "read as 61.2340"),
        ] {
            page.type_into(ENTRY, typed).await?;
            page.until_text("#entry-0-note", read).await?;
            assert_eq!(
                page.typed(ENTRY).await?,
                typed,
                "what is typed stays as it is"
            );
        }
        Ok(())
    });
}

#[test]
fn nothing_is_reformatted_while_typing_and_the_caret_stays() {
    browse(async |page| {
        page.open("").await?;
        page.type_into(ENTRY, "60000").await?;
        assert_eq!(page.typed(ENTRY).await?, "60000");
        // Into the middle.
        page.press(&format!(
            "{}{}{}",
            Key::Home + "",
            Key::Right + "",
            Key::Right + ""
        ))
        .await?;
        page.press("1").await?;
        assert_eq!(page.typed(ENTRY).await?, "601000");
        let caret = "document.getElementById('entry-0').selectionStart";
        assert_eq!(page.value(caret).await?, json!(3));
        page.press(&(Key::Tab + "")).await?;
        assert_eq!(
            page.typed(ENTRY).await?,
            "601,000",
            "written once it is left"
        );
        Ok(())
    });
}

async fn undone(page: &Page, key: &str) -> Outcome {
    page.press(&format!("{}{}", Key::Control + key, Key::Null + ""))
        .await
}

#[test]
fn a_hundred_steps_are_undone_by_keys_and_a_reset_too() {
    browse(async |page| {
        page.open("").await?;
        // A drag of the slider comes as many changes of one step.
        page.value("(() => { const slider = document.getElementById('move-slider');
            for (let at = -120; at > -300; at -= 10) { slider.value = at; slider.dispatchEvent(new Event('input', { bubbles: true })); }
            slider.dispatchEvent(new Event('change', { bubbles: true })); return true; })()")
            .await?;
        assert_eq!(page.typed("Joint move").await?, "−29");
        undone(page, "z").await?;
        page.until(
            "one step takes the drag back",
            "document.getElementById('move').value === '−12'",
        )
        .await?;
        for _ in 0..105 {
            page.value("document.querySelector('.thumb [data-at=higher]').click()")
                .await?;
        }
        assert_eq!(page.typed("Joint move").await?, "60");
        page.value("document.getElementById('reset').click()")
            .await?;
        page.until(
            "it is reset",
            "document.getElementById('move').value === '−12'",
        )
        .await?;
        undone(page, "z").await?;
        page.until(
            "the reset is undone",
            "document.getElementById('move').value === '60'",
        )
        .await?;
        undone(page, "y").await?;
        page.until(
            "and done again",
            "document.getElementById('move').value === '−12'",
        )
        .await
    });
}

/// Every amount has a unit beside it, in its label, or over the section.
#[test]
fn every_amount_says_its_unit() {
    browse(async |page| {
        page.open("").await?;
        page.value(&format!("({PANELS}, true)")).await?;
        for (label, unit) in [
            ("Leverage of position 1, BTC", "x"),
            ("Slippage of forced closes", "%"),
        ] {
            let field = page.field(label).await?;
            let said = page
                .client()
                .execute(
                    "return arguments[0].closest('.box').innerText",
                    vec![serde_json::to_value(&field)?],
                )
                .await?;
            assert!(
                said.as_str().is_some_and(|said| said.contains(unit)),
                "{said}"
            );
        }
        assert_eq!(page.fields("Size, BTC of position 1, BTC").await?.len(), 1);
        page.until_text(".positions h2", "amounts in USDT").await?;
        page.type_into("Currency", "EUR").await?;
        page.until_text(".positions h2", "amounts in EUR").await?;
        page.until_text("#sentence", "EUR").await
    });
}

#[test]
fn sliders_are_the_browsers_own_and_say_their_value() {
    browse(async |page| {
        page.open("").await?;
        let sliders = "[...document.querySelectorAll('main [role=slider]:not(.handle)')].length";
        assert_eq!(
            page.value(sliders).await?,
            json!(0),
            "none is made of other elements"
        );
        let says = "document.getElementById('leverage-slider-0').getAttribute('aria-valuetext')";
        page.until("it says its value", &format!("{says}.startsWith('10x, ')"))
            .await?;
        page.value("document.getElementById('leverage-slider-0').focus()")
            .await?;
        for (key, value) in [
            (Key::Right, "20x"),
            (Key::PageUp, "40x"),
            (Key::Left, "25x"),
        ] {
            page.press(&(key + "")).await?;
            page.until(value, &format!("{says}.startsWith('{value}, ')"))
                .await?;
        }
        Ok(())
    });
}

#[test]
fn the_amount_that_is_kept_stays_when_leverage_changes() {
    browse(async |page| {
        page.open("").await?;
        let says = |field: &str, text: &str| {
            format!("document.getElementById('{field}-0').value === '{text}'")
        };
        let leverage = "Leverage of position 1, BTC";
        page.type_into(leverage, "20").await?;
        page.until("the notional stays", &says("notional", "4,000"))
            .await?;
        page.until("the margin follows", &says("margin", "200"))
            .await?;
        page.click("[data-do='lock 0 margin']").await?;
        page.type_into(leverage, "40").await?;
        page.until("the margin stays", &says("margin", "200"))
            .await?;
        page.until("the notional follows", &says("notional", "8,000"))
            .await?;
        let kept = "[...document.querySelector('.position').querySelectorAll('.lock[aria-pressed=true]')].length";
        assert_eq!(page.value(kept).await?, json!(1), "one of three is kept");
        Ok(())
    });
}
