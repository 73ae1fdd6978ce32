//! Reading the last line of a test run, which Cargo's and the browser's harness share.

/// The number of tests that passed, if this line says so.
pub fn passed(line: &str) -> Option<usize> {
    let result = line.trim().strip_prefix("test result: ok. ")?;
    let (count, _) = result.split_once(" passed")?;
    count.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::passed;

    #[test]
    fn only_a_result_line_counts() {
        let result = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(passed(result), Some(12));
        assert_eq!(passed("test result: FAILED. 11 passed; 1 failed"), None);
        assert_eq!(passed("test counts::only_a_result_line ... ok"), None);
    }
}
