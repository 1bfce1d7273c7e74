//! Starts the app in the browser.

fn main() {
    if cfg!(target_arch = "wasm32") {
        explorer::start();
    } else {
        eprintln!("This program runs in a browser. Build and serve the site with `cargo xtask serve`.");
        std::process::exit(2);
    }
}
