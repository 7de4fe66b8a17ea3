//! The words of RTF: groups, control words with their numbers, bytes of text.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\word` with its number.
    Word(&'a [u8], Option<i32>),
    /// `\'hh`, or a letter as it stands.
    Byte(u8),
    /// `\*`: what follows may be passed over by who does not know it.
    Optional,
    /// A letter that a sign stands for, such as `\~`.
    Letter(char),
}

pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Passes over bytes that are no text.
    pub(super) fn pass_over(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes.min(self.rest.len())..];
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn after_backslash(&mut self) -> Option<Token<'a>> {
        let sign = *self.rest.first()?;
        if sign.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.take(1);
        Some(match sign {
            b'\'' => {
                let digits = self.take(2);
                let byte = std::str::from_utf8(digits).ok().and_then(|two| u8::from_str_radix(two, 16).ok());
                Token::Byte(byte.unwrap_or(b'?'))
            }
            b'*' => Token::Optional,
            b'~' => Token::Letter('\u{A0}'),
            b'_' => Token::Letter('\u{2011}'),
            b'-' => Token::Letter('\u{AD}'),
            b'\r' | b'\n' => Token::Word(b"par", None),
            b'\t' => Token::Word(b"tab", None),
            other => Token::Byte(other),
        })
    }

    fn word(&mut self) -> Token<'a> {
        const LETTERS_MAX: usize = 40;
        let letters = self.rest.iter().take(LETTERS_MAX).take_while(|b| b.is_ascii_alphabetic()).count();
        let name = self.take(letters);
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[sign..].iter().take(12).take_while(|b| b.is_ascii_digit()).count();
        let number = if digits == 0 { None } else { std::str::from_utf8(self.take(sign + digits)).ok() };
        let number = number.map(|text| {
            let wide = text.parse::<i64>().unwrap_or_default().clamp(i32::MIN.into(), i32::MAX.into());
            i32::try_from(wide).unwrap_or_default()
        });
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.rest.first()?;
            self.take(1);
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.after_backslash(),
                // Line ends are for whoever looks at the file.
                b'\r' | b'\n' | 0 => continue,
                other => Some(Token::Byte(other)),
            };
        }
    }
}
