//! What is kept on this device. Silent where storage is denied.

use super::history;

/// Key of a value of this site, in this folder. Other pages of the origin have other keys.
fn key(name: &str) -> String {
    format!("japan-asean-explorer:{}:{name}", history::folder())
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Reads a kept value.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok().flatten()
}

/// Keeps a value, or removes it.
pub fn write(name: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        let _ = match value {
            Some(value) => storage.set_item(&key(name), value),
            None => storage.remove_item(&key(name)),
        };
    }
}
