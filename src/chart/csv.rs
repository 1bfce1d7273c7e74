//! Values as comma-separated text (RFC 4180), safe to open in a spreadsheet.

/// What a CSV file starts with, so that spreadsheets read it as UTF-8 and not in the code page of the machine.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether spreadsheets would run a cell as a formula, full-width signs included. A number keeps its sign.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＠' | '＋' | '－') => true,
        Some('+' | '-') => cell.trim_end_matches(['%', ' ']).parse::<f64>().is_err(),
        _ => false,
    }
}

/// Adds a line. What a spreadsheet would run as a formula gets an apostrophe before it.
pub fn add_line(out: &mut String, fields: &[&str]) {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        let formula = is_formula(field);
        if formula || field.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            if formula {
                out.push('\'');
            }
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn cells_that_spreadsheets_would_run_are_guarded_and_numbers_are_not() {
        for cell in
            ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\tx", "\r=1", "\n=1", "-", "+A1", "＝1+1", "＋1", "－1", "＠A1"]
        {
            assert!(is_formula(cell), "{cell}");
        }
        for cell in ["-2.5", "+3", "-9.8 %", "−2.5 %", "about 5", "", "2021-06-15", "a=b"] {
            assert!(!is_formula(cell), "{cell}");
        }
        let mut out = String::new();
        add_line(&mut out, &["=1+1", "-x", "-2.5", "-2.5 %", "a,b", "a\"b"]);
        assert_eq!(out, "\"'=1+1\",\"'-x\",-2.5,-2.5 %,\"a,b\",\"a\"\"b\"\r\n");
    }

    proptest::proptest! {
        #[test]
        fn a_reader_gets_back_whatever_was_written(
            rows in proptest::collection::vec(proptest::collection::vec(proptest::prelude::any::<String>(), 3), 1..6),
            marks in proptest::collection::vec("[=@+－\"',\r\n;x-]{0,4}", 3),
        ) {
            let rows = || rows.iter().chain([&marks]);
            let mut out = String::new();
            for row in rows() {
                add_line(&mut out, &row.iter().map(String::as_str).collect::<Vec<_>>());
            }
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect();
            let guarded = |cell: &String| if is_formula(cell) { format!("'{cell}") } else { cell.clone() };
            let wanted: Vec<Vec<String>> = rows().map(|row| row.iter().map(guarded).collect()).collect();
            proptest::prop_assert_eq!(&read, &wanted);
            // nothing that is read begins like a formula
            proptest::prop_assert!(read.iter().flatten().all(|cell| !is_formula(cell)));
        }
    }
}
