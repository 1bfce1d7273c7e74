//! Bytes as text, for the single file.

use std::num::NonZeroU64;
use zopfli::{Format, Options};

/// The 91 characters that stand for digits: the printable ones of ASCII without the three that have a meaning in
/// HTML or in an attribute. `single.js` is given the same list.
pub(super) fn digits() -> String {
    ('!'..='~').filter(|c| !['&', '\'', '<'].contains(c)).collect()
}

/// Compresses bytes and writes them as text: 13 or 14 bits as two of 91 digits (basE91 with other digits), which
/// takes a thirteenth less than base64. Returns the number of compressed bytes with it.
///
/// # Errors
/// If the bytes cannot be compressed.
pub(super) fn pack(bytes: &[u8]) -> Result<(String, usize), String> {
    let options = Options { iteration_count: NonZeroU64::new(5).unwrap_or(NonZeroU64::MIN), ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, bytes, &mut packed)
        .map_err(|e| format!("The single file cannot be compressed: {e}."))?;
    let digits: Vec<char> = digits().chars().collect();
    let length = packed.len();
    let mut out = String::with_capacity(length * 5 / 4);
    let (mut buffer, mut bits) = (0usize, 0);
    let mut write = |pair: usize| out.extend([digits[pair % 91], digits[pair / 91]]);
    for byte in packed {
        buffer |= usize::from(byte) << bits;
        bits += 8;
        if bits > 13 {
            // 91² is 89 more than 2¹³, so the 89 lowest values take a fourteenth bit
            let width = if buffer & 0x1fff > 88 { 13 } else { 14 };
            write(buffer & ((1 << width) - 1));
            buffer >>= width;
            bits -= width;
        }
    }
    if bits > 0 {
        write(buffer);
    }
    Ok((out, length))
}

#[cfg(test)]
mod tests {
    use super::{digits, pack};

    #[test]
    fn packed_bytes_are_text_without_meaning_in_html() {
        let bytes: Vec<u8> = (0..40_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
        let (text, _) = pack(&bytes).expect("memory");
        assert_eq!(digits().len(), 91);
        assert!(text.len() > 1000 && text.chars().all(|c| c.is_ascii_graphic() && !"&'<".contains(c)));
    }
}
