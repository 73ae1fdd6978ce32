//! Debian's packages, where this system has them and this user may install them.

use crate::process::{Outcome, find, output, run};
use std::process::Command;

/// Installs the packages, or says how the reader can.
pub fn install(packages: &[&str]) -> Outcome {
    let advice = format!(
        "install it with `apt-get install --no-install-recommends {}`",
        packages.join(" ")
    );
    let Some(mut prefix) = administrator() else {
        return Err(format!("{advice}, which needs an administrator").into());
    };
    prefix.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    println!("Installing {} with apt-get", packages.join(", "));
    let install = || {
        let mut command = elevated(&prefix);
        // Never at the cost of a package that the reader has chosen.
        command.args(["install", "--yes", "--no-install-recommends", "--no-remove"]);
        run(command.args(packages))
    };
    // The lists of packages may be missing or too old: one refresh, one more try.
    install()
        .or_else(|_| {
            run(elevated(&prefix).arg("update"))?;
            install()
        })
        .map_err(|error| format!("{error}; {advice}").into())
}

/// Runs a program that writes outside the project, in the same way as the installation.
pub fn as_administrator(program: &str) -> Outcome<Command> {
    let mut prefix = administrator().ok_or("this needs an administrator")?;
    prefix.push(program);
    Ok(elevated(&prefix))
}

/// Whether there is an apt that can be used at all.
pub fn is_usable() -> bool {
    administrator().is_some()
}

/// The words before a command that make it an administrator's; nothing where that is impossible.
fn administrator() -> Option<Vec<&'static str>> {
    find("apt-get")?;
    let user = output(Command::new("id").arg("-u"))?;
    if user.trim() == "0" {
        return Some(Vec::new());
    }
    output(Command::new("sudo").args(["-n", "true"])).map(|_| vec!["sudo", "-n"])
}

fn elevated(words: &[&str]) -> Command {
    let mut words = words.iter();
    let mut command = Command::new(words.next().copied().unwrap_or("env"));
    command.args(words);
    command
}
