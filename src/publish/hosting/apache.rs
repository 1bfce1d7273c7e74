//! `hosting/apache.htaccess`.

use super::{ATTACHMENT, Hosting, IMMUTABLE, KINDS, NAMED_BY_CONTENT, REVALIDATE, TO_BE_SAVED, write_comment};
use crate::publish::single;
use std::fmt::Write as _;

impl Hosting {
    /// The site's `.htaccess`.
    pub(super) fn apache(&self) -> String {
        let Self { base, headers } = self;
        let mut out = format!(
            "# Japan-ASEAN proposal explorer: what Apache (2.4) should send with the site's files.\n\
             #\n\
             # Copy it into the site's folder under the name .htaccess, or its lines into a <Directory> of\n\
             # the host. As .htaccess it needs AllowOverride FileInfo. Headers need the module mod_headers.\n\
             {}\n\
             # from any depth; the page finds its way home by itself\n\
             ErrorDocument 404 {base}404.html\n\n\
             # Browsers compile the program while it arrives, run modules and read manifests only under\n\
             # these types.\n",
            self.about_folder()
        );
        for kind in &KINDS {
            let _ = writeln!(out, "AddType \"{}\" {}", kind.content_type(), kind.extensions);
        }
        let media: Vec<_> = KINDS.iter().filter(|k| k.compresses).map(|k| k.media).collect();
        let media = media.join(" ");
        let _ = write!(
            out,
            "\n# Compressed on the way, by the better of the two modules that is there.\n\
             <IfModule mod_filter.c>\n    \
             <IfModule mod_brotli.c>\n        AddOutputFilterByType BROTLI_COMPRESS {media}\n    </IfModule>\n    \
             <IfModule mod_deflate.c>\n        AddOutputFilterByType DEFLATE {media}\n    </IfModule>\n\
             </IfModule>\n\n\
             <IfModule mod_headers.c>\n    \
             # Files whose name changes with what they hold are kept for good. For all others (pages, the\n    \
             # service worker, explorer.txt, data) the browser asks each time whether its copy still holds,\n    \
             # so that a new version is seen at once. A missing file is never remembered.\n    \
             Header always set Cache-Control \"{REVALIDATE}\"\n    \
             <FilesMatch \"{NAMED_BY_CONTENT}\">\n        Header always set Cache-Control \"{IMMUTABLE}\" \"expr=%{{REQUEST_STATUS}} -in {{'200', '206', '304'}}\"\n    </FilesMatch>\n\n    \
             # The site in one file is there to be saved and opened from a disk.\n    \
             <FilesMatch \"^{}$\">\n        Header set Content-Disposition {ATTACHMENT}\n    </FilesMatch>\n",
            single::PATH.trim_start_matches(TO_BE_SAVED).replace('.', "\\."),
        );
        for header in headers {
            out.push('\n');
            write_comment(&mut out, header, "    ");
            let _ = writeln!(out, "    Header always set {} \"{}\"", header.name, header.value);
        }
        out.push_str("</IfModule>\n");
        out
    }
}
