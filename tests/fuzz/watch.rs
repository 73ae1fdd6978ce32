//! A second thread that ends the program, naming the input, when one takes far too long.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Far above what the slowest input takes, unoptimised and on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(500);

static NOW: Mutex<Option<(Instant, String)>> = Mutex::new(None);

fn now() -> MutexGuard<'static, Option<(Instant, String)>> {
    NOW.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says which input is tried from now on; none: nothing is.
pub fn tell(input: Option<String>) {
    *now() = input.map(|input| (Instant::now(), input));
}

/// Starts the thread.
pub fn start() {
    thread::spawn(|| {
        loop {
            thread::sleep(PAUSE);
            if let Some((since, input)) = now().as_ref()
                && since.elapsed() > PATIENCE
            {
                eprintln!("still busy after {PATIENCE:?}: {input}");
                std::process::exit(1);
            }
        }
    });
}
