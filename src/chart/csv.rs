//! Values as comma-separated text (RFC 4180), safe to open in a spreadsheet.

/// What a CSV file starts with, so that spreadsheets read it as UTF-8 and not in the code page of the machine.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether spreadsheets would run a cell as a formula. A number keeps its sign.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_spreadsheets_would_run_are_guarded_and_numbers_are_not() {
        for cell in ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\tx", "\r=1", "-", "+A1"] {
            assert!(is_formula(cell), "{cell}");
        }
        for cell in ["-2.5", "+3", "-9.8 %", "−2.5 %", "about 5", "", "2021-06-15", "a=b"] {
            assert!(!is_formula(cell), "{cell}");
        }
        let mut out = String::new();
        add_line(&mut out, &["=1+1", "-x", "-2.5", "-2.5 %", "a,b", "a\"b"]);
        assert_eq!(out, "\"'=1+1\",\"'-x\",-2.5,-2.5 %,\"a,b\",\"a\"\"b\"\r\n");
    }
}
