use std::io;

// ANCHOR: retry
fn retry() {
    // once more
}
// ANCHOR_END: retry

fn main() {
    retry();
}
