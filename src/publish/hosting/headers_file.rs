//! `_headers`.

use super::{ATTACHMENT, Hosting, IMMUTABLE, Kind, TO_BE_SAVED, UNSURE, is_named_by_content, write_comment};
use std::fmt::Write as _;

/// The most rules that Cloudflare Pages reads from a `_headers` file.
pub(super) const MOST_RULES: usize = 100;

impl Hosting {
    /// The file `_headers` for hosts that read it, given every file of the site.
    ///
    /// Such hosts ask for pages each time by themselves, and where two rules name one header they
    /// join its values. So only files that are kept for good are named here, one by one.
    ///
    /// # Errors
    /// If there are more rules than all of these hosts read.
    pub(super) fn headers_file(&self, files: &[String]) -> Result<String, String> {
        let Self { base, headers } = self;
        let mut out = format!(
            "# Japan-ASEAN proposal explorer: what Netlify, Cloudflare Pages and the like should send.\n\
             #\n\
             # They read it under the name _headers in the folder that is published. They compress by\n\
             # themselves, show 404.html for what is missing, and let browsers ask for pages each time.\n\
             {}\n",
            self.about_folder()
        );
        for header in headers {
            out.push_str("#\n");
            let _ = writeln!(out, "# {}", header.name);
            write_comment(&mut out, header, "");
        }
        let _ = writeln!(out, "\n{base}*");
        for header in headers {
            let _ = writeln!(out, "  {}: {}", header.name, header.value);
        }
        let _ = write!(
            out,
            "\n# The site in one file is there to be saved and opened from a disk.\n{base}{TO_BE_SAVED}*\n  \
             Content-Disposition: {ATTACHMENT}\n"
        );
        out.push_str(
            "\n# Types that such hosts may not know; and files whose name changes with what they hold, which\n\
             # are kept for good.\n",
        );
        let mut rules = 2;
        for file in files {
            let kind = Kind::of(file).filter(|k| UNSURE.contains(&k.media));
            let kept = is_named_by_content(file);
            if kind.is_none() && !kept {
                continue;
            }
            rules += 1;
            let _ = writeln!(out, "{base}{file}");
            if let Some(kind) = kind {
                let _ = writeln!(out, "  Content-Type: {}", kind.content_type());
            }
            if kept {
                let _ = writeln!(out, "  Cache-Control: {IMMUTABLE}");
            }
        }
        if rules > MOST_RULES {
            return Err(format!("_headers would hold {rules} rules; some hosts read only {MOST_RULES}."));
        }
        Ok(out)
    }
}
