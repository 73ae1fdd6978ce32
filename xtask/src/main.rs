//! Everything the project needs besides Cargo: run as `cargo xtask COMMAND`.

mod apt;
mod args;
mod audit;
mod axe;
mod bench;
mod browser;
mod counts;
mod debian;
mod deny;
mod dress;
mod html;
mod lean;
mod notices;
mod oembed;
mod pack;
mod page;
mod precache;
mod process;
mod report;
mod serve;
mod sizes;
mod test;
mod toolchain;
mod tools;
mod workspace;

use args::Task;
use process::Outcome;
use report::Reporter;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = match args::read(env::args().skip(1)) {
        Ok(task) => run(task),
        Err(message) => Err(format!("{message}\n\n{}", args::USAGE).into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Outcome {
    let mut reporter = Reporter::default();
    match task {
        Task::Help => {
            println!("{}", args::USAGE);
            Ok(())
        }
        Task::Build => {
            page::build(&mut reporter)?;
            sizes::print(&workspace::dist())
        }
        Task::Serve { port } => serve_page(&mut reporter, port),
        Task::Test => test::everything(&mut reporter),
        Task::EndToEnd { filters } => test::end_to_end_only(&mut reporter, &filters),
        Task::Fuzz { count } => test::fuzz(&mut reporter, count),
        Task::Audit => {
            page::build(&mut reporter)?;
            reporter.stage("Audits", audit::run_all)
        }
        Task::Bench => bench::everything(&mut reporter),
        Task::Shots(shots) => test::shots(&mut reporter, &shots),
    }
}

fn serve_page(reporter: &mut Reporter, port: u16) -> Outcome {
    // The port is taken first: a busy one should not cost a build.
    let server = serve::Server::bind(port, &workspace::dist())?;
    page::build(reporter)?;
    println!("\nIsocross is at {} (Ctrl-C ends it)", server.address());
    server.run();
    Ok(())
}
