//! The built page.

use crate::dress::dress;
use crate::lean::Build;
use crate::notices;
use crate::oembed;
use crate::pack::pack;
use crate::precache;
use crate::process::{Outcome, run};
use crate::report::Reporter;
use crate::toolchain::Toolchain;
use crate::tools::Tools;
use crate::workspace;

/// Everything that building for the browser needs.
#[derive(Debug)]
pub struct Kit {
    /// The compiler.
    pub web: Toolchain,
    /// What it leaves out of the page.
    pub build: Build,
    /// Trunk and wasm-bindgen.
    pub tools: Tools,
}

/// Finds or sets up the compiler and the tools.
pub fn prepare(reporter: &mut Reporter) -> Outcome<Kit> {
    reporter.stage("Compiler and tools for the browser", || {
        let web = Toolchain::for_the_web()?;
        println!("Using {}", web.name());
        let build = Build::of(web);
        // Before the crates are built offline.
        let mut fetch = web.command("cargo")?;
        build.tell(&mut fetch);
        run(fetch
            .args(["fetch", "--locked", "--quiet"])
            .current_dir(workspace::root()))?;
        let tools = Tools::prepare()?;
        Ok(Kit { web, build, tools })
    })
}

/// Prepares and builds.
pub fn build(reporter: &mut Reporter) -> Outcome<Kit> {
    let kit = prepare(reporter)?;
    build_with(reporter, &kit)?;
    Ok(kit)
}

/// Builds the page into `dist/`.
pub fn build_with(reporter: &mut Reporter, kit: &Kit) -> Outcome {
    reporter.stage("Release build of the page", || {
        let trunk = kit.tools.trunk();
        let folders = vec![kit.tools.bindgen()];
        let mut command = kit.web.command_with(&trunk.to_string_lossy(), folders)?;
        kit.build.tell(&mut command);
        command
            .arg("build")
            .current_dir(workspace::root())
            // Trunk takes it for an option of its own and refuses `1`.
            .env_remove("NO_COLOR");
        run(&mut command)
    })?;
    reporter.stage("Opening example, starter, policy and single file", || {
        let dist = workspace::dist();
        notices::write(&dist)?;
        pack(&dist, &dress(&dist)?)?;
        oembed::write(&dist)?;
        // Last, because it holds the hash of every file.
        precache::write(&dist)
    })
}
