//! A page without what no reader needs: the standard library is built again with it, for size, and a
//! panic stops the program without words (the page says them itself). A tenth less to send.
//!
//! The switches are not settled in the compiler yet. Where it does not know them, or the library's
//! sources cannot be had, the page is built without: heavier, and otherwise the same.

use crate::process::{find, output, run};
use crate::toolchain::{Toolchain, WASM};
use std::path::Path;
use std::process::Command;

const SWITCHES: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// Whether the page is built lean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// Without what no reader needs.
    Lean,
    /// As the compiler does by itself.
    Plain,
}

impl Build {
    /// Lean, where this toolchain can.
    pub fn of(toolchain: Toolchain) -> Self {
        if knows_switches(toolchain) && has_sources(toolchain) {
            return Self::Lean;
        }
        println!("This compiler cannot leave out what no reader needs: the page will weigh more");
        Self::Plain
    }

    /// Tells a Cargo, or what calls one.
    pub fn tell(self, command: &mut Command) {
        if self == Self::Plain {
            return;
        }
        command
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                SWITCHES.join(" "),
            );
    }
}

fn knows_switches(toolchain: Toolchain) -> bool {
    toolchain.command("rustc").is_ok_and(|mut rustc| {
        rustc
            .env("RUSTC_BOOTSTRAP", "1")
            .args(SWITCHES)
            .args(["--print=cfg", "--target", WASM]);
        output(&mut rustc).is_some()
    })
}

/// Whether the library's sources are there, adding them where rustup can.
fn has_sources(toolchain: Toolchain) -> bool {
    are_there(toolchain)
        || toolchain == Toolchain::Active
            && find("rustup").is_some()
            && run(Command::new("rustup").args(["component", "add", "rust-src"])).is_ok()
            && are_there(toolchain)
}

fn are_there(toolchain: Toolchain) -> bool {
    let sysroot = toolchain
        .command("rustc")
        .ok()
        .and_then(|mut rustc| output(rustc.args(["--print", "sysroot"])));
    sysroot.is_some_and(|sysroot| {
        Path::new(sysroot.trim())
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    })
}
