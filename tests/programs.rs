//! The example programs as a user runs them.
#![cfg(feature = "serde")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::{env, fs};

/// `cargo test` builds the examples beside the tests.
fn program(name: &str) -> Command {
    let tests = env::current_exe().expect("the test's own path");
    let built = tests.parent().and_then(|deps| deps.parent()).expect("target/PROFILE/deps");
    let mut command = Command::new(built.join("examples").join(name).with_extension(env::consts::EXE_EXTENSION));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn with_input(name: &str, input: &[u8]) -> Output {
    let mut child = program(name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example is built");
    child.stdin.take().expect("a pipe").write_all(input).expect("the program reads its input");
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// A folder of its own for a test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("corroborate-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_embedded_reports_are_reconciled() {
    let output = program("reconcile").arg("examples/reports").output().expect("the example is built");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    for bundle in ["clash", "earthquake", "protest"] {
        assert!(shown.contains(bundle), "{bundle} is missing:\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "colour on a pipe");
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let input = b"{\"id\": \"a\", \"text\": \"Two people died.\"}\nnonsense\n\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": \"\"}\n";
    for name in ["annotate", "reconcile"] {
        let output = with_input(name, input);
        assert_eq!(output.status.code(), Some(1));
        let complaints = text(&output.stderr);
        assert!(complaints.contains("line 2: ") && complaints.contains("line 4: "), "{complaints}");
    }
    let output = with_input("annotate", input);
    let lines: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(lines.iter().map(|l| &l["id"]).collect::<Vec<_>>(), ["a", "c"]);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = Folder::new("files");
    fs::write(folder.0.join("good.txt"), "Police said 14 people were arrested in Ljubljana.").expect("a file");
    fs::write(folder.0.join("latin1.txt"), b"caf\xe9").expect("a file");
    fs::write(folder.0.join("lexicon.txt"), "[outlet]\n= nothing\n").expect("a file");
    for name in ["annotate", "reconcile"] {
        let output = program(name).arg(&folder.0).arg("no-such-file.txt").output().expect("the example is built");
        assert_eq!(output.status.code(), Some(1));
        let complaints = text(&output.stderr);
        for what in ["latin1.txt: not UTF-8 at byte 3", "no-such-file.txt: ", "lexicon.txt:2: "] {
            assert!(complaints.contains(what), "{what} is missing:\n{complaints}");
        }
        assert!(text(&output.stdout).contains("arrested"), "{}", text(&output.stdout));
    }
}

#[test]
fn an_unknown_option_is_refused() {
    for name in ["annotate", "reconcile"] {
        let output = program(name).arg("--jsn").output().expect("the example is built");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("--jsn"));
    }
}

#[test]
fn what_reconcile_writes_reads_back() {
    let input = b"{\"id\": \"a\", \"text\": \"Police said 12 people were killed in Homs on 3 May 2031.\", \"cluster\": \"x\"}\n";
    let output = with_input("reconcile", input);
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(object["cluster"], "x");
    let claims: Vec<corroborate::Claim> = serde_json::from_value(object["claims"].clone()).expect("claims");
    assert!(!claims.is_empty());
    let findings: Vec<corroborate::Finding> = serde_json::from_value(object["findings"].clone()).expect("findings");
    assert_eq!(findings[0].low, Some(12.0));
}
