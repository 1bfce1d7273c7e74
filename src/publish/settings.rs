//! Settings of a build.

use std::path::PathBuf;

/// Settings of a build. What is not set is not shown.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Absolute address of the site's folder, with its last slash; canonical and social addresses need it.
    pub site_url: Option<String>,
    /// Who publishes this copy.
    pub publisher: Option<String>,
    /// Mail or web address of the publisher.
    pub contact: Option<String>,
    /// File with the official wording of the proposal, if its owner gives it.
    pub official: Option<PathBuf>,
    /// Whether compressed copies of the files are written.
    pub compressed: bool,
}

impl Settings {
    /// The same settings with a site address that can be written into every file.
    ///
    /// # Errors
    /// A sentence, if the address is not absolute or has characters that must be percent-encoded.
    pub(super) fn checked(&self) -> Result<Settings, String> {
        Ok(Settings { site_url: self.site_url.as_deref().map(folder_url).transpose()?, ..self.clone() })
    }
}

/// The address of a folder, with a slash at its end.
fn folder_url(url: &str) -> Result<String, String> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(format!("The site's address must be absolute, https://… : {url}"));
    }
    // these have a meaning in the configuration files of servers, where the address is written
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'\\{};#$?<>".contains(c)) {
        return Err(format!("The site's address holds a character that must be percent-encoded: {url}"));
    }
    Ok(if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

#[cfg(test)]
mod tests {
    use super::folder_url;

    #[test]
    fn an_address_is_absolute_and_ends_with_a_slash() {
        assert_eq!(folder_url("https://www.example.org/asean").as_deref(), Ok("https://www.example.org/asean/"));
        assert_eq!(folder_url("http://localhost:8080/").as_deref(), Ok("http://localhost:8080/"));
        for wrong in ["www.example.org", "ftp://example.org/", "https://example.org/a b", "https://example.org/?a"] {
            assert!(folder_url(wrong).is_err(), "{wrong}");
        }
    }
}
