//! Made-up languages for tests: the English texts with every word in other letters. None is published.
//!
//! One has accents, brackets and is 40 % longer; one is written from right to left; six are in the other scripts of the
//! region. Their words are syllables that exist, with the marks above, below and around letters that make these scripts
//! hard to set; the same English word is always the same word in them.

/// A made-up language.
#[derive(Clone, Copy, Debug)]
pub struct Pseudo {
    /// Code of a language whose script and direction it has.
    pub code: &'static str,
    words: Words,
}

/// How a word is made from an English one.
#[derive(Clone, Copy, Debug)]
enum Words {
    /// Another letter for each, and a text 40 % longer, in brackets.
    Accents,
    /// A syllable for every so many letters, begun; and whether words are written without spaces.
    Syllables { syllables: &'static [&'static str], letters: usize, unspaced: bool },
}

/// All of them: accents first, then right to left, then the scripts of the region.
pub const ALL: [Pseudo; 8] = [
    Pseudo { code: "en-XA", words: Words::Accents },
    syllables("ar", &["ال", "من", "شر", "تعا", "ون", "سيا", "مُد", "قتصا", "ئج", "ها"], 2, false),
    syllables("th", &["การ", "ประ", "น้ำ", "เมือง", "ที่", "ผู้", "ความ", "ศึก", "ใหญ่", "เกี๊ยะ"], 3, true),
    syllables("km", &["ក្រុម", "ប្រ", "ទេស", "ស្ត្រី", "ជា", "កម្ពុ", "សេដ្ឋ", "កិច្ច", "រៀន", "ខ្មែរ"], 3, true),
    syllables("my", &["မြန်", "မာ", "နိုင်", "ငံ", "ကြွယ်", "စီး", "ပွား", "ရှင့်", "န္တ", "ဖွံ့"], 4, true),
    syllables("lo", &["ການ", "ປະ", "ເທດ", "ເມືອງ", "ນ້ຳ", "ຜູ້", "ທີ່", "ສຶກ", "ໃຫຍ່", "ຫຼັກ"], 3, true),
    syllables("ta", &["தமி", "ழ்நா", "பொரு", "ளா", "தார", "க்கூ", "வளர்", "ச்சி", "நௌ", "ஸ்ரீ"], 4, false),
    syllables("zh", &["经", "济", "合", "作", "东", "盟", "数", "字", "贸", "易", "发", "展"], 3, true),
];

const fn syllables(code: &'static str, syllables: &'static [&'static str], letters: usize, unspaced: bool) -> Pseudo {
    Pseudo { code, words: Words::Syllables { syllables, letters, unspaced } }
}

/// A letter with a mark for each letter from a to z.
const SMALL: &str = "áƀçđéƒğħíĵķłɱñóþɋŕşŧúṽŵẋýž";
const LARGE: &str = "ÁɃÇĐÉƑĞĦÍĴĶŁⱮÑÓÞɊŔŞŦÚṼŴẊÝŽ";

impl Pseudo {
    /// The pack of texts of this language, from the English one: build, position and number of the texts, then these.
    pub fn pack(self, english: &str) -> String {
        let mut parts = english.split('\0');
        let mut all: Vec<String> = parts.by_ref().take(3).map(str::to_owned).collect();
        all.extend(parts.map(|text| self.text(text)));
        all.join("\0")
    }

    /// A text in this language. Names of blanks, in braces, stay.
    pub fn text(self, text: &str) -> String {
        let mut out = String::new();
        let mut word = String::new();
        let mut in_braces = false;
        for ch in text.chars() {
            if !in_braces && ch.is_ascii_alphabetic() {
                word.push(ch);
                continue;
            }
            self.add(&mut out, &word);
            word.clear();
            in_braces = ch == '{' || in_braces && ch != '}';
            out.push(ch);
        }
        self.add(&mut out, &word);
        match self.words {
            Words::Syllables { unspaced: true, .. } => joined(&out),
            Words::Syllables { .. } => out,
            Words::Accents => match text.chars().filter(|ch| ch.is_alphabetic()).count() {
                // signs and single letters are parts of formats
                0..=2 => out,
                long => format!("⟦{out}{}⟧", lengthening(long * 2 / 5)),
            },
        }
    }

    fn add(self, out: &mut String, word: &str) {
        match self.words {
            Words::Accents => out.extend(word.chars().map(accented)),
            Words::Syllables { syllables, letters, .. } => {
                // the same word is the same everywhere
                let mut seed = word.bytes().fold(7_usize, |sum, byte| sum * 31 % 65_521 + usize::from(byte));
                for _ in 0..word.len().div_ceil(letters) {
                    out.push_str(syllables[seed % syllables.len()]);
                    seed = seed * 75 % 65_537;
                }
            }
        }
    }
}

/// Whether a character is read only with the one before it.
#[allow(dead_code, reason = "used by the tests of drawings")]
pub fn is_mark(ch: char) -> bool {
    "\u{e31}\u{e33}\u{e34}\u{e35}\u{e36}\u{e37}\u{e38}\u{e39}\u{e47}\u{e48}\u{e49}\u{e4c}\u{eb1}\u{eb3}\u{eb4}\u{eb5}\u{eb6}\u{eb7}\u{eb8}\u{eb9}\u{ebc}\u{ec8}\u{ec9}".contains(ch)
        || matches!(ch, '\u{17b6}'..='\u{17d3}' | '\u{102b}'..='\u{103e}' | '\u{bbe}'..='\u{bcd}' | '\u{64b}'..='\u{65f}')
}

fn accented(ch: char) -> char {
    let found = match ch {
        'a'..='z' => SMALL.chars().nth(usize::from(ch as u8 - b'a')),
        _ => LARGE.chars().nth(usize::from(ch as u8 - b'A')),
    };
    found.unwrap_or(ch)
}

/// As many letters more, as words of usual length.
fn lengthening(letters: usize) -> String {
    let mut out = String::new();
    for at in 0..letters {
        out.push(if at % 8 == 0 { ' ' } else { 'ë' });
    }
    out
}

/// A text without the spaces between two letters, as in scripts without spaces.
fn joined(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let is_letter = |at: Option<usize>| {
        let ch = at.and_then(|at| all.get(at)).copied().unwrap_or(' ');
        ch > '\u{2ff}' && !('\u{2000}'..='\u{22ff}').contains(&ch)
    };
    all.iter()
        .enumerate()
        .filter(|&(at, &ch)| ch != ' ' || !is_letter(at.checked_sub(1)) || !is_letter(Some(at + 1)))
        .map(|(_, ch)| ch)
        .collect()
}
