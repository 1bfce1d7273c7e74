//! Writes every page, the texts and the open data into the folder that Trunk has filled with the programs and
//! the style sheet. Trunk runs it as a hook after the build.

use explorer::publish::{Settings, run};
use std::path::PathBuf;

fn main() {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
    let folder = PathBuf::from(set("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".to_owned()));
    let settings = Settings {
        site_url: set("EXPLORER_SITE_URL"),
        publisher: set("EXPLORER_PUBLISHER"),
        contact: set("EXPLORER_CONTACT"),
        official: set("EXPLORER_OFFICIAL").map(PathBuf::from),
        compressed: set("EXPLORER_UNCOMPRESSED").is_none(),
    };
    match run(&folder, &settings) {
        Ok(written) => println!("{written} files written"),
        Err(message) => {
            eprintln!("{message}");
            std::process::exit(1);
        }
    }
}
