//! `hosting/nginx.conf`.

use super::{ATTACHMENT, Hosting, IMMUTABLE, KINDS, Kind, NAMED_BY_CONTENT, REVALIDATE, TO_BE_SAVED, write_comment};
use std::fmt::Write as _;

impl Hosting {
    /// A part of a `server` block.
    pub(super) fn nginx(&self) -> String {
        let Self { base, headers } = self;
        let mut out = format!(
            "# Japan-ASEAN proposal explorer: what nginx should send with the site's files.\n\
             #\n\
             # Put it into the server block of the host, whose root holds the site's folder:\n\
             #     include /path/to/this/nginx.conf;\n\
             {}\n\
             # Files whose name changes with what they hold are kept for good. For all others (pages, the\n\
             # service worker, explorer.txt, data) the browser asks each time whether its copy still holds,\n\
             # so that a new version is seen at once. A missing file is never remembered.\n\
             set $explorer_cache \"{REVALIDATE}\";\n\
             if ($uri ~ \"{NAMED_BY_CONTENT}\") {{\n    set $explorer_cache \"{IMMUTABLE}\";\n}}\n\n\
             # The site in one file is there to be saved and opened from a disk.\n\
             set $explorer_saved \"\";\n\
             if ($uri ~ \"^{base}{TO_BE_SAVED}\") {{\n    set $explorer_saved {ATTACHMENT};\n}}\n\n\
             location {base} {{\n    \
             index index.html;\n    \
             # from any depth; the page finds its way home by itself\n    \
             error_page 404 {base}404.html;\n    \
             # folders are found behind a proxy, too\n    \
             absolute_redirect off;\n\n    \
             # Browsers compile the program while it arrives, run modules and read manifests only under\n    \
             # these types.\n    \
             types {{\n",
            self.about_folder()
        );
        for kind in &KINDS {
            let _ = writeln!(out, "        {} {};", kind.media, kind.extensions);
        }
        // text/html stands in both lists by itself, and nginx warns of a second one
        let list = |wanted: fn(&Kind) -> bool| {
            let media: Vec<_> = KINDS.iter().filter(|k| wanted(k) && k.media != "text/html").map(|k| k.media).collect();
            media.join(" ")
        };
        let _ = write!(
            out,
            "    }}\n    charset utf-8;\n    charset_types {};\n\n    \
             # The compressed copies beside the files (name.gz, name.br) are smaller than what nginx compresses\n    \
             # while it answers. nginx as it is distributed can send the first kind. For the second, a fifth\n    \
             # smaller, install its module for brotli and add:\n    \
             #     brotli_static on;\n    \
             gzip_static on;\n    \
             # for a copy of the site without such files\n    \
             gzip on;\n    gzip_comp_level 6;\n    gzip_min_length 512;\n    gzip_proxied any;\n    gzip_vary on;\n    \
             gzip_types {};\n\n    \
             add_header Cache-Control $explorer_cache always;\n    \
             add_header Content-Disposition $explorer_saved;\n",
            list(|k| k.text),
            list(|k| k.compresses),
        );
        for header in headers {
            out.push('\n');
            write_comment(&mut out, header, "    ");
            let _ = writeln!(out, "    add_header {} \"{}\" always;", header.name, header.value);
        }
        out.push_str("}\n");
        out
    }
}
