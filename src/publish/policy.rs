//! The content security policy: what a page may load.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Files of the site itself, and its programs.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The policy of the site's pages. The site's origin is named beside `'self'` where it is known: in a frame
/// without an origin (`sandbox="allow-scripts"`) WebKit matches nothing with `'self'`, and would load neither
/// style nor program.
pub(super) fn policy(site_url: Option<&str>) -> String {
    let Some((scheme, rest)) = site_url.and_then(|url| url.split_once("://")) else { return POLICY.to_owned() };
    let origin = format!("{scheme}://{}", rest.split('/').next().unwrap_or_default());
    let named =
        |policy: String, kind: &str| policy.replace(&format!("{kind} 'self'"), &format!("{kind} 'self' {origin}"));
    ["script-src", "style-src", "img-src", "connect-src"].into_iter().fold(POLICY.to_owned(), named)
}

/// Adds an inline script (`script-src`) or style (`style-src`) with this hash to a policy.
pub(super) fn allow(policy: &mut String, kind: &str, hash: &str) {
    *policy = policy.replace(&format!("{kind} 'self'"), &format!("{kind} 'self' '{hash}'"));
}

/// How a policy names an inline script or style, without quotes.
pub(super) fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{POLICY, policy};

    #[test]
    fn a_known_origin_is_named_beside_self() {
        assert_eq!(policy(None), POLICY);
        let named = policy(Some("https://www.example.org:8443/policy/asean/"));
        assert!(named.contains("script-src 'self' https://www.example.org:8443 'wasm-unsafe-eval'; "), "{named}");
        assert!(named.contains("img-src 'self' https://www.example.org:8443 data:; "), "{named}");
        assert_eq!(named.matches("'self' https://www.example.org:8443").count(), 4, "{named}");
        // and nothing else was added
        assert_eq!(named.replace(" https://www.example.org:8443", ""), POLICY);
    }
}
