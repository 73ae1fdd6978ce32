//! Pictures of the built page: `cargo xtask shots`.

mod browser;

use browser::{NARROW, PHONE, Theme, Viewport, WIDE, browse, pictures};
use std::env;

fn main() {
    browse(async |page| {
        let fragment = env::var("ISOCROSS_FRAGMENT").unwrap_or_default();
        for viewport in [WIDE, PHONE, NARROW] {
            for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
                page.viewport(viewport).await?;
                page.theme(theme).await?;
                page.open(&fragment).await?;
                let Viewport(width, height) = viewport;
                let start = format!("{width}x{height}-{name}");
                page.shot(&pictures()?.join(format!("{start}.png"))).await?;
                page.full_shot(&pictures()?.join(format!("{start}-full.png")))
                    .await?;
            }
        }
        println!("The pictures are in {}", pictures()?.display());
        Ok(())
    });
}
