//! Bytes as text, for the single file.
//!
//! The file is encoded as windows-1252, in which every byte is a character, so that more than twice as many characters
//! as in ASCII can stand for digits. Other characters of its text are written as references (`&#26085;`).

use encoding_rs::WINDOWS_1252;
use std::num::NonZeroU64;
use zopfli::{Format, Options};

/// How the file declares its encoding.
pub const CHARSET: &str = "windows-1252";

/// Bits of a pair of digits at least.
const BITS: usize = 15;

/// The characters that stand for digits: those of windows-1252 that can be seen, without the three that have a meaning
/// in HTML or in an attribute, and without the soft hyphen. `single.js` makes the same list: written into it, it would be another script where a host
/// declares another encoding, and the policy would refuse to run that.
pub(super) fn digits() -> Vec<char> {
    let bytes: Vec<u8> =
        (0x21..=0xff).filter(|byte| ![0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0, 0xad].contains(byte)).collect();
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().filter(|c| !['&', '\'', '<'].contains(c)).collect()
}

/// The highest value of the lowest [`BITS`] bits of a pair that takes one bit more: as many values as pairs of digits
/// exceed the power of two.
pub(super) fn most_of_longer() -> usize {
    digits().len().pow(2) - (1 << BITS) - 1
}

/// Compresses bytes and writes them as text, 15 or 16 bits as two digits (basE91 with more digits), which takes 4 per
/// cent more than the bytes. Returns the number of compressed bytes with it.
///
/// # Errors
/// If the bytes cannot be compressed.
pub(super) fn pack(bytes: &[u8]) -> Result<(String, usize), String> {
    let options = Options { iteration_count: NonZeroU64::new(5).unwrap_or(NonZeroU64::MIN), ..Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, bytes, &mut packed)
        .map_err(|e| format!("The single file cannot be compressed: {e}."))?;
    let (digits, longer) = (digits(), most_of_longer());
    let length = packed.len();
    let mut out = String::with_capacity(length * 2);
    let (mut buffer, mut bits) = (0usize, 0);
    let mut write = |pair: usize| out.extend([digits[pair % digits.len()], digits[pair / digits.len()]]);
    for byte in packed {
        buffer |= usize::from(byte) << bits;
        bits += 8;
        if bits > BITS {
            let width = if buffer & ((1 << BITS) - 1) > longer { BITS } else { BITS + 1 };
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

/// The file in its encoding. Scripts and styles, in which references have no meaning, must have no other characters.
///
/// # Errors
/// If one of these has a character that the encoding lacks.
pub fn encoded(file: &str, verbatim: &[&str]) -> Result<Vec<u8>, String> {
    for part in verbatim {
        if let (_, _, true) = WINDOWS_1252.encode(part) {
            return Err(format!("A script or style of the single file has a character that {CHARSET} lacks."));
        }
    }
    Ok(WINDOWS_1252.encode(file).0.into_owned())
}

/// The text of the file.
#[must_use]
pub fn decoded(file: &[u8]) -> String {
    WINDOWS_1252.decode_without_bom_handling(file).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::{WINDOWS_1252, digits, encoded, most_of_longer, pack};

    /// What `single.js` does, without decompressing.
    fn read(text: &str, length: usize) -> Vec<u8> {
        let digits = digits();
        let places: Vec<usize> = text.chars().map(|c| digits.iter().position(|d| *d == c).expect("a digit")).collect();
        let (mut bytes, mut buffer, mut bits) = (Vec::new(), 0usize, 0);
        for pair in places.chunks(2) {
            let pair = pair[0] + digits.len() * pair[1];
            buffer |= pair << bits;
            bits += if pair & 32767 > most_of_longer() { 15 } else { 16 };
            while bits > 7 {
                bytes.push((buffer & 255) as u8);
                buffer >>= 8;
                bits -= 8;
            }
        }
        bytes.truncate(length);
        bytes
    }

    #[test]
    fn packed_bytes_are_text_without_meaning_in_html() {
        let bytes: Vec<u8> = (0..40_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
        let (text, length) = pack(&bytes).expect("memory");
        assert_eq!(digits().len(), 212);
        assert!(text.chars().all(|c| !c.is_control() && !c.is_whitespace() && !"&'<".contains(c)));
        let file = encoded(&text, &[&text]).expect("every digit has a byte");
        assert!(file.len() * 100 < length * 105, "{} for {length}", file.len());
        let (back, _) = WINDOWS_1252.decode_without_bom_handling(&file);
        let mut whole = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&read(&back, length)[..]), &mut whole)
            .expect("gzip");
        assert!(whole == bytes);
    }

    #[test]
    fn other_characters_are_references_and_no_script_has_any() {
        assert_eq!(encoded("日 – é", &[]).as_deref(), Ok(&b"&#26085; \x96 \xe9"[..]));
        assert!(encoded("", &["日"]).is_err());
    }
}
