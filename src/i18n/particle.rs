//! Korean particles, which depend on the pronunciation of the word before them.
//!
//! A text that cannot know the word has both forms, as is usual in Korean: `Google(으)로`, `이름을(를)`.

/// Spellings, split at the opening bracket, with the form after a consonant and the form after a vowel.
///
/// The longer spellings come first: `휴가(이)나` has nothing to do with `가(이)`.
const PAIRS: [(&str, &str, &str, &str); 16] = [
    ("", "으)로", "으로", "로"),
    ("", "이)나", "이나", "나"),
    ("", "이)라", "이라", "라"),
    ("", "이)며", "이며", "며"),
    ("", "이)고", "이고", "고"),
    ("", "이)랑", "이랑", "랑"),
    ("이에요", "예요)", "이에요", "예요"),
    ("예요", "이에요)", "이에요", "예요"),
    ("을", "를)", "을", "를"),
    ("를", "을)", "을", "를"),
    ("이", "가)", "이", "가"),
    ("가", "이)", "이", "가"),
    ("은", "는)", "은", "는"),
    ("는", "은)", "은", "는"),
    ("과", "와)", "과", "와"),
    ("와", "과)", "과", "와"),
];

/// Replaces each pair of particles by the one that fits the word before it.
///
/// A pair stays as written if the word's pronunciation is unknown.
#[must_use]
pub fn choose(text: &str) -> String {
    let mut chosen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        chosen.push_str(before);
        rest = if let Some((stem, particle, after)) = fitting(&chosen, after) {
            chosen.truncate(stem);
            chosen.push_str(particle);
            after
        } else {
            chosen.push('(');
            after
        };
    }
    chosen.push_str(rest);
    chosen
}

/// Returns the end of the word before a pair, its particle, and the text after the pair.
fn fitting<'a>(before: &str, after: &'a str) -> Option<(usize, &'static str, &'a str)> {
    let (stem, (.., consonant, vowel), after) = PAIRS.iter().find_map(|pair| {
        let stem = before.strip_suffix(pair.0)?;
        Some((stem, pair, after.strip_prefix(pair.1)?))
    })?;
    let particle = match ending(stem)? {
        Ending::Vowel => vowel,
        Ending::Rieul if *vowel == "로" => vowel,
        Ending::Rieul | Ending::Consonant => consonant,
    };
    Some((stem.len(), particle, after))
}

/// The ending of a word in Korean pronunciation.
enum Ending {
    Vowel,
    /// ㄹ, after which (으)로 is 로.
    Rieul,
    Consonant,
}

fn ending(word: &str) -> Option<Ending> {
    let word = word.trim_end_matches(['"', '\'', '”', '’', ')', ']', '>', '」', '』', '〉', '》', '.', '…', '!', '?']);
    match word.chars().next_back()? {
        syllable @ '가'..='힣' => Some(match (syllable as u32 - '가' as u32) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        }),
        // 영 일 이 삼 사 오 육 칠 팔 구, and 십 백 천 만 for zeros at the end: all of these end in a consonant, too.
        '1' | '7' | '8' => Some(Ending::Rieul),
        '0' | '3' | '6' => Some(Ending::Consonant),
        '0'..='9' => Some(Ending::Vowel),
        'a'..='z' | 'A'..='Z' => {
            let last = word.rsplit(|letter: char| !letter.is_ascii_alphabetic()).next()?;
            Some(latin(last.as_bytes()))
        }
        _ => None,
    }
}

/// Returns the ending of a word in Latin letters: by the names of its letters if it is an abbreviation, else by a rule
/// of thumb for English words in Korean (Google 구글, Slack 슬랙, GitHub 깃허브, Discord 디스코드).
fn latin(word: &[u8]) -> Ending {
    let is_vowel = |letter: &u8| b"aeiouyAEIOUY".contains(letter);
    let is_spelt = !word.iter().any(is_vowel) || word.len() <= 3 && word.iter().all(u8::is_ascii_uppercase);
    let mut letters = word.iter().rev().map(u8::to_ascii_lowercase);
    let [last, before, third] = [(); 3].map(|()| letters.next().unwrap_or_default());
    let after_vowel = is_vowel(&before);

    match last {
        b'l' => Ending::Rieul,
        b'm' | b'n' => Ending::Consonant,
        b'r' if is_spelt => Ending::Rieul,
        _ if is_spelt => Ending::Vowel,
        b'e' if before == b'l' => Ending::Rieul,
        b'e' if before == b'n' || before == b'm' => Ending::Consonant,
        b'g' if before == b'n' => Ending::Consonant,
        b'k' if before == b'c' => Ending::Consonant,
        b'p' if before == b'p' => Ending::Consonant,
        b'b' if third == b'h' && before == b'u' => Ending::Vowel,
        b'b' | b'c' | b'k' | b'p' | b't' if after_vowel => Ending::Consonant,
        _ => Ending::Vowel,
    }
}
