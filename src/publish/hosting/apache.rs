//! `hosting/apache.htaccess`.

use super::{ATTACHMENT, Hosting, IMMUTABLE, KINDS, NAMED_BY_CONTENT, REVALIDATE, TO_BE_SAVED, write_comment};
use crate::publish::compressed::ENDINGS;
use crate::publish::single;
use std::fmt::Write as _;

/// The ending of a compressed copy, as a regular expression: Apache compares the name of the file that it sends.
const COPY: &str = r"(\.(br|gz))?";

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
        let named = format!("{}{COPY}$", NAMED_BY_CONTENT.trim_end_matches('$'));
        let _ = write!(
            out,
            "\n# The compressed copies beside the files (name.br, name.gz) are sent to browsers that take them.\n\
             # This needs the modules mod_rewrite and mod_headers.\n\
             <IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\n    \
             RewriteEngine On\n{}    \
             # They keep the type of the file, and are not taken for documents in Breton.\n    \
             RemoveLanguage .br\n    RemoveType .gz\n    \
             AddEncoding br .br\n    AddEncoding gzip .gz\n    \
             Header merge Vary Accept-Encoding\n\
             </IfModule>\n</IfModule>\n\n\
             # For a copy of the site without such files: compressed while Apache answers.\n\
             <IfModule mod_filter.c>\n    \
             <IfModule mod_brotli.c>\n        AddOutputFilterByType BROTLI_COMPRESS {media}\n    </IfModule>\n    \
             <IfModule mod_deflate.c>\n        AddOutputFilterByType DEFLATE {media}\n    </IfModule>\n\
             </IfModule>\n\n\
             <IfModule mod_headers.c>\n    \
             # Files whose name changes with what they hold are kept for good. For all others (pages, the\n    \
             # service worker, explorer.txt, data) the browser asks each time whether its copy still holds,\n    \
             # so that a new version is seen at once. A missing file is never remembered.\n    \
             Header always set Cache-Control \"{REVALIDATE}\"\n    \
             <FilesMatch \"{named}\">\n        Header always set Cache-Control \"{IMMUTABLE}\" \"expr=%{{REQUEST_STATUS}} -in {{'200', '206', '304'}}\"\n    </FilesMatch>\n\n    \
             # The site in one file is there to be saved and opened from a disk.\n    \
             <FilesMatch \"^{}{COPY}$\">\n        Header set Content-Disposition {ATTACHMENT}\n    </FilesMatch>\n",
            rewrites(),
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

/// Rules that answer with a compressed copy where there is one and the browser accepts it, brotli first.
fn rewrites() -> String {
    let rule = |(coding, ending): (&str, &str)| {
        format!(
            "    RewriteCond %{{HTTP:Accept-Encoding}} \"(^|[ ,]){coding}(;q=(1|0\\.[0-9]*[1-9])[0-9.]*)?([ ,]|$)\"\n    \
             RewriteCond %{{REQUEST_FILENAME}}{ending} -f\n    \
             RewriteRule ^(.+)$ $1{ending} [L,E=no-gzip:1,E=no-brotli:1]\n"
        )
    };
    ["br", "gzip"].into_iter().zip(ENDINGS).map(rule).collect()
}
