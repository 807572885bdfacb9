//! The one place that writes to the terminal.

#[expect(clippy::print_stdout, reason = "a command-line tool tells its user what it does")]
pub(crate) fn say(line: &str) {
    println!("{line}");
}
