//! What the fuzz targets share: one that libFuzzer drives, or, without it, a program that replays files.

#[cfg(feature = "libfuzzer")]
pub use libfuzzer_sys;

/// Declares a target over any text.
#[macro_export]
macro_rules! target {
    ($run:ident) => {
        #[cfg(feature = "libfuzzer")]
        $crate::libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $run(&String::from_utf8_lossy(bytes)));

        #[cfg(not(feature = "libfuzzer"))]
        fn main() -> std::io::Result<()> {
            $crate::replay($run)
        }
    };
}

/// Runs a target over the files that are named on the command line.
pub fn replay(run: fn(&str)) -> std::io::Result<()> {
    for file in std::env::args_os().skip(1) {
        run(&String::from_utf8_lossy(&std::fs::read(file)?));
    }
    Ok(())
}
