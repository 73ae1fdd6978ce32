//! Every check and test of the project, in the order in which a failure is cheapest to find.

use crate::args::Shots;
use crate::axe;
use crate::browser::{self, Driver};
use crate::page::{self, Kit};
use crate::process::{Outcome, run, run_tests};
use crate::report::Reporter;
use crate::serve::Server;
use crate::toolchain::{Toolchain, WASM, need_component};
use crate::{debian, deny, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Targets of the page's package that build for the browser.
const WEB_TARGETS: [&str; 5] = [
    "--package=isocross",
    "--lib",
    "--bins",
    "--test=web",
    "--locked",
];

/// Runs all stages; the last line printed is the number of tests that passed.
pub fn everything(reporter: &mut Reporter) -> Outcome {
    reporter.stage("Format", || {
        need_component("fmt")?;
        run(cargo().args(["fmt", "--all", "--check"]))
    })?;
    reporter.stage("Lints, native", lint_native)?;
    let mut passed = reporter.stage("Tests, native", || {
        some(run_tests(cargo().args([
            "test",
            "--workspace",
            "--locked",
            // Tables of laws and of published examples are part of what a run tells.
            "--",
            "--show-output",
        ]))?)
    })?;
    reporter.stage("Licences, sources and bans", deny::check)?;
    let kit = page::prepare(reporter)?;
    reporter.stage("Lints, browser", || lint_web(&kit))?;
    passed += reporter.stage("Tests, browser", || test_web(&kit))?;
    page::build_with(reporter, &kit)?;
    passed += reporter.stage("Tests, end to end", || test_page(&[]))?;
    passed += reporter.stage("Tests, Firefox", test_firefox)?;
    reporter.summary();
    println!("\n{passed} passed, 0 failed");
    Ok(())
}

/// Builds the page and runs its end-to-end tests.
pub fn end_to_end_only(reporter: &mut Reporter, filters: &[String]) -> Outcome {
    page::build(reporter)?;
    let mut passed = 0;
    let firefox_alone = filters == ["firefox"];
    if !firefox_alone {
        passed += reporter.stage("Tests, end to end", || test_page(filters))?;
    }
    if filters.is_empty() || firefox_alone {
        passed += reporter.stage("Tests, Firefox", test_firefox)?;
    }
    println!("\n{passed} passed, 0 failed");
    Ok(())
}

/// Tries broken inputs, natively and optimised.
pub fn fuzz(reporter: &mut Reporter, count: u64) -> Outcome {
    reporter.stage("Broken inputs", || {
        run(cargo()
            .args(["test", "--locked", "--release", "--test=fuzz"])
            .args(["--", "--nocapture"])
            .env("ISOCROSS_FUZZ_COUNT", count.to_string()))
    })
}

/// Builds the page and takes its pictures.
pub fn shots(reporter: &mut Reporter, shots: &Shots) -> Outcome {
    page::build(reporter)?;
    reporter.stage("Pictures", || {
        let folder = match &shots.folder {
            Some(folder) => std::env::current_dir()?.join(folder),
            None => workspace::target().join("shots"),
        };
        with_page("shots", &browser::driver()?, |command| {
            command.env("ISOCROSS_PICTURES", &folder);
            command.env("ISOCROSS_FRAGMENT", shots.fragment.as_deref().unwrap_or(""));
            run(command)
        })
    })
}

fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(workspace::root());
    command
}

/// A stage whose tests have all vanished must not look like one whose tests all passed.
fn some(passed: usize) -> Outcome<usize> {
    if passed == 0 {
        return Err("no test ran".into());
    }
    Ok(passed)
}

fn lint_native() -> Outcome {
    need_component("clippy")?;
    let deny = ["--locked", "--", "-D", "warnings"];
    run(cargo()
        .args(["clippy", "--workspace", "--all-targets"])
        .args(deny))?;
    // Not among "all" targets, because a plain `cargo test` leaves them out.
    run(cargo()
        .args(["clippy", "--test=e2e", "--test=firefox", "--test=shots"])
        .args(deny))
}

fn lint_web(kit: &Kit) -> Outcome {
    let mut command = kit.web.command("cargo")?;
    command.current_dir(workspace::root());
    let has_clippy = match kit.web {
        Toolchain::Active => true,
        Toolchain::Debian => debian::has_clippy(),
    };
    if has_clippy {
        command.args(["clippy", "--target", WASM]).args(WEB_TARGETS);
        return run(command.args(["--", "-D", "warnings"]));
    }
    println!(
        "There is no clippy for this compiler: the compiler's own warnings are denied instead"
    );
    command.env("RUSTFLAGS", "-D warnings");
    run(command.args(["check", "--target", WASM]).args(WEB_TARGETS))
}

fn test_web(kit: &Kit) -> Outcome<usize> {
    let driver = browser::driver()?;
    let mut command = kit.web.command("cargo")?;
    command
        .args([
            "test",
            "--target",
            WASM,
            "--package=isocross",
            "--test=web",
            "--locked",
        ])
        .current_dir(workspace::root())
        // Sixty megabytes of it would go through wasm-bindgen on every run; names stay.
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            kit.tools.test_runner(),
        )
        .env("CHROMEDRIVER", driver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            workspace::root().join("tests/webdriver.json"),
        );
    some(run_tests(&mut command)?)
}

fn test_page(filters: &[String]) -> Outcome<usize> {
    let pictures = workspace::target().join("e2e/pictures");
    if pictures.exists() {
        // Of an earlier run.
        fs::remove_dir_all(&pictures)?;
    }
    let axe = axe::script()?;
    with_page("e2e", &browser::driver()?, |command| {
        command.env("ISOCROSS_PICTURES", &pictures);
        command.env("ISOCROSS_AXE", &axe);
        // How many states and stops were looked at is part of what a run tells.
        command
            .args(["--", "--test-threads=2", "--show-output"])
            .args(filters);
        some(run_tests(command)?)
    })
}

/// The page in a second browser, where there is one.
fn test_firefox() -> Outcome<usize> {
    let Some(driver) = browser::firefox_driver()? else {
        println!("Skipped: there is no Firefox here, and none can be installed");
        return Ok(0);
    };
    with_page("firefox", &driver, |command| {
        command.env(
            "ISOCROSS_PICTURES",
            workspace::target().join("e2e/pictures"),
        );
        some(run_tests(command.args(["--", "--test-threads=1"]))?)
    })
}

/// Serves the built page, starts a browser's remote control, and gives a test program both.
fn with_page<T>(
    test: &str,
    driver: &Path,
    work: impl FnOnce(&mut Command) -> Outcome<T>,
) -> Outcome<T> {
    let page = Server::bind(0, &workspace::dist())?.spawn();
    // Where tests put pages of their own.
    let room = workspace::target().join("e2e/sites");
    fs::remove_dir_all(&room).ok();
    fs::create_dir_all(&room)?;
    let sites = Server::bind(0, &room)?.spawn();
    let driver = Driver::start(driver)?;
    let mut command = cargo();
    command.args(["test", "--locked", "--test", test]);
    command
        .env("ISOCROSS_URL", page)
        .env("ISOCROSS_DIST", workspace::dist())
        .env("ISOCROSS_SITES", sites)
        .env("ISOCROSS_ROOM", room)
        .env("ISOCROSS_WEBDRIVER", driver.address());
    work(&mut command)
}
