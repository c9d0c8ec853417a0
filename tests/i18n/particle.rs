//! Korean particles after the value of a placeholder.

use leptos_kratos::i18n::particle::choose;

fn after(word: &str, pair: &str) -> String {
    choose(&format!("{word}{pair}")).strip_prefix(word).unwrap().to_owned()
}

#[test]
fn hangul_decides_by_its_final_consonant() {
    assert_eq!(choose("이름을(를) 입력해 주세요"), "이름을 입력해 주세요");
    assert_eq!(choose("전화번호을(를) 입력해 주세요"), "전화번호를 입력해 주세요");
    assert_eq!(choose("이메일(으)로 로그인"), "이메일로 로그인");
    assert_eq!(choose("카카오(으)로 로그인"), "카카오로 로그인");
    assert_eq!(choose("라인(으)로 로그인"), "라인으로 로그인");
}

#[test]
fn every_spelling_of_a_pair_is_known() {
    let pairs = [
        ("을(를)", "을", "를"),
        ("를(을)", "을", "를"),
        ("이(가)", "이", "가"),
        ("가(이)", "이", "가"),
        ("은(는)", "은", "는"),
        ("는(은)", "은", "는"),
        ("과(와)", "과", "와"),
        ("와(과)", "과", "와"),
        ("(으)로", "으로", "로"),
        ("(이)나", "이나", "나"),
        ("(이)라고", "이라고", "라고"),
        ("(이)며", "이며", "며"),
        ("(이)고", "이고", "고"),
        ("(이)랑", "이랑", "랑"),
        ("이에요(예요)", "이에요", "예요"),
        ("예요(이에요)", "이에요", "예요"),
    ];

    for (pair, consonant, vowel) in pairs {
        assert_eq!(after("사람", pair), consonant, "{pair}");
        assert_eq!(after("친구", pair), vowel, "{pair}");
    }
}

#[test]
fn digits_are_read_in_korean() {
    let objects: String = (0..=9).map(|digit| after(&digit.to_string(), "을(를)")).collect();
    assert_eq!(objects, "을을를을를를을을을를");

    let directions: Vec<_> = ["0", "1", "3", "6", "7", "8", "9"].map(|digit| after(digit, "(으)로")).into();
    assert_eq!(directions, ["으로", "로", "으로", "으로", "로", "로", "로"]);

    for zeros in ["10", "100", "1,000", "10000"] {
        assert_eq!(after(zeros, "이(가)"), "이", "{zeros}");
    }
}

#[test]
fn names_in_latin_letters_are_read_as_koreans_do() {
    for (name, particle) in [
        ("Google", "로"),
        ("Apple", "로"),
        ("GitHub", "로"),
        ("Microsoft", "로"),
        ("Facebook", "으로"),
        ("Slack", "으로"),
        ("GitLab", "으로"),
        ("Discord", "로"),
        ("LINE", "으로"),
        ("Line", "으로"),
        ("Kakao", "로"),
        ("Naver", "로"),
        ("NAVER", "로"),
        ("LinkedIn", "으로"),
        ("X", "로"),
        ("Twitter", "로"),
        ("Twitch", "로"),
        ("TikTok", "으로"),
        ("Bitbucket", "으로"),
        ("Dropbox", "로"),
        ("Zoom", "으로"),
        ("Amazon", "으로"),
        ("Yahoo", "로"),
        ("PayPal", "로"),
        ("Okta", "로"),
        ("Local", "로"),
        ("WhatsApp", "으로"),
        ("Samsung", "으로"),
        ("Chrome", "으로"),
        ("Blue key", "로"),
        ("MacBook", "으로"),
    ] {
        assert_eq!(after(name, "(으)로"), particle, "{name}");
    }
}

#[test]
fn abbreviations_are_read_by_their_letters() {
    let object = |word| after(word, "을(를)");

    for word in ["PIN", "URL", "QR", "HTML", "IBM", "VPN", "M", "N", "L", "R", "RL"] {
        assert_eq!(object(word), "을", "{word}");
    }
    for word in ["TOTP", "SMS", "ID", "USB", "NFC", "OIDC", "PC", "X"] {
        assert_eq!(object(word), "를", "{word}");
    }
    assert_eq!(after("QR", "(으)로"), "로");
    assert_eq!(after("PIN", "(으)로"), "으로");
}

#[test]
fn addresses_are_read_by_their_end() {
    assert_eq!(after("ada@example.com", "(으)로"), "으로");
    assert_eq!(after("a****@g****.com", "(으)로"), "으로");
    assert_eq!(after("ada@example.co.kr", "(으)로"), "로");
    assert_eq!(after("ada@example.net", "을(를)"), "을");
    assert_eq!(after("+82 10 1234 5678", "(으)로"), "로");
}

#[test]
fn closing_quotes_and_brackets_are_not_spoken() {
    assert_eq!(after("“회사 노트북”", "을(를)"), "을");
    assert_eq!(after("'열쇠'", "을(를)"), "를");
    assert_eq!(after("김철수(회사)", "이(가)"), "가");
    assert_eq!(after("「집」", "(으)로"), "으로");
    assert_eq!(after("\"Google\"", "(으)로"), "로");
}

#[test]
fn both_forms_stay_where_nobody_can_say() {
    for text in ["日本을(를)", "を(으)로", "을(를)", "(으)로", "****이(가)", "🔑은(는)", " 와(과)"] {
        assert_eq!(choose(text), text);
    }
}

#[test]
fn other_brackets_stay() {
    for text in
        ["이름(선택)", "비밀번호(8자 이상)를", "(필수) 약관", "사과(과일)", "열린 (괄호", "끝(", "가(나)", "휴가(이)"]
    {
        let settled = choose(text);
        if text == "휴가(이)" {
            assert_eq!(settled, "휴가", "a pair by its spelling");
        } else {
            assert_eq!(settled, text);
        }
    }
    assert_eq!(choose("휴가(이)나 방학"), "휴가나 방학");
}

#[test]
fn several_pairs_in_a_text_each_have_their_own_word() {
    assert_eq!(choose("Google와(과) 이름을(를) 5(으)로, 6(으)로, 열쇠이(가)"), "Google과 이름을 5로, 6으로, 열쇠가");
}
