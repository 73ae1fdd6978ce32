//! Every preset on the page: chosen from the menu, with the sentence that says what to look at.

use crate::browser::{NARROW, Outcome, Page, browse};
use isocross::num::text::Separators;
use isocross::scenario::presets::{self, Preset};
use isocross::scenario::share::to_fragment;

async fn choose(page: &Page, place: usize) -> Outcome {
    let press = format!("document.querySelector('#presets [data-do=\"preset {place}\"]').click()");
    page.value(&press).await.map(drop)
}

/// The preset is on show: its sentence, an answer without a wrong field, and both charts of its path.
async fn is_shown(page: &Page, preset: &Preset) -> Outcome {
    page.until_text(".look", preset.title).await?;
    page.until_text(".look", &preset.look[..20]).await?;
    page.until_text("#sentence", "isolated").await?;
    let whole = "document.querySelector('.field-error') === null
        && document.querySelector('main.stale') === null
        && document.querySelectorAll('.chart-view .picture svg').length >= 3";
    page.until(preset.slug, whole).await
}

#[test]
fn every_preset_is_chosen_from_the_menu() {
    browse(async |page| {
        page.open("").await?;
        for (place, preset) in presets::ALL.iter().enumerate() {
            choose(page, place).await?;
            is_shown(page, preset).await?;
        }
        page.value("document.querySelector('.look button').click()")
            .await?;
        let gone = "document.querySelector('.look').innerText === ''";
        page.until("the sentence is dismissed", gone).await
    });
}

#[test]
fn a_link_to_a_preset_brings_its_sentence_and_fits_a_phone() {
    browse(async |page| {
        page.viewport(NARROW).await?;
        for preset in presets::ALL {
            let form = preset.form(Separators::EN);
            if form == presets::opening(Separators::EN) {
                continue;
            }
            page.open(&to_fragment(&form, Separators::EN)).await?;
            is_shown(page, preset).await?;
            let fits = "document.documentElement.scrollWidth <= innerWidth";
            page.until("nothing scrolls sideways", fits).await?;
        }
        Ok(())
    });
}
