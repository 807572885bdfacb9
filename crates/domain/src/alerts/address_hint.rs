//! A slip of the finger in an address: `gmial.com` for `gmail.com`. Only ever a question, never a refusal.

/// Domains that many people in Finland have their mail at.
const COMMON: [&str; 24] = [
    "aol.com",
    "elisanet.fi",
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fi",
    "icloud.com",
    "kolumbus.fi",
    "live.com",
    "live.fi",
    "luukku.com",
    "msn.com",
    "netti.fi",
    "outlook.com",
    "outlook.fi",
    "pp.inet.fi",
    "proton.me",
    "protonmail.com",
    "saunalahti.fi",
    "suomi24.fi",
    "surffi.net",
    "welho.com",
    "yahoo.com",
    "yahoo.fi",
];
/// Domains that exist and are close to one of those.
const NO_SLIPS: [&str; 9] =
    ["mail.com", "email.com", "ymail.com", "yahoo.se", "hotmail.se", "live.se", "outlook.se", "aol.fi", "gmx.com"];
/// Short names are close to many others: only a single slip counts there.
const LONG: usize = 9;
/// Below this nothing is guessed.
const SHORT: usize = 7;

/// The address that was probably meant, where the domain is one or two slips away from a common one.
#[must_use]
pub fn probably_meant(address: &str) -> Option<String> {
    let (local, domain) = address.trim().rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if local.is_empty() || COMMON.contains(&domain.as_str()) || NO_SLIPS.contains(&domain.as_str()) {
        return None;
    }
    let near = |common: &&str| {
        let allowed = match common.len() {
            ..SHORT => 0,
            SHORT..LONG => 1,
            LONG.. => 2,
        };
        (1..=allowed).contains(&slips(&domain, common))
    };
    let nearest = COMMON.into_iter().filter(near).min_by_key(|common| slips(&domain, common))?;
    Some(format!("{local}@{nearest}"))
}

/// How many letters must be added, left out, changed or exchanged with their neighbour.
fn slips(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&last, column) + usize::from(letter != other);
            let mut least = changed.min(at(&last, column + 1) + 1).min(at(&next, column) + 1);
            let exchanged =
                row > 0 && column > 0 && from.get(row - 1) == Some(other) && to.get(column - 1) == Some(letter);
            if exchanged {
                least = least.min(at(&before_last, column - 1) + 1);
            }
            next.push(least);
        }
        before_last = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{COMMON, probably_meant, slips};

    #[test]
    fn slips_of_the_finger_are_noticed() {
        for (typed, meant) in [
            ("ada@gmial.com", "ada@gmail.com"),
            ("ada@gmail.con", "ada@gmail.com"),
            ("ada@gamil.com", "ada@gmail.com"),
            ("ada@gnail.com", "ada@gmail.com"),
            ("Ada.X@Hotmial.com", "Ada.X@hotmail.com"),
            ("ada@outlok.com", "ada@outlook.com"),
            ("ada@lukku.com", "ada@luukku.com"),
            ("ada@yaho.com", "ada@yahoo.com"),
        ] {
            assert_eq!(probably_meant(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_exists_and_what_is_far_away_is_left_alone() {
        for typed in
            ["ada@mail.com", "ada@example.org", "ada@valtiolle.fi", "ada@yahoo.se", "ada", "@gmial.com", "ada@me.com"]
        {
            assert_eq!(probably_meant(typed), None, "{typed}");
        }
        for common in COMMON {
            assert_eq!(probably_meant(&format!("ada@{common}")), None, "{common}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_slip_is_no_difference(a in "[a-e]{0,6}", b in "[a-e]{0,6}") {
            proptest::prop_assert_eq!(slips(&a, &b), slips(&b, &a));
            proptest::prop_assert_eq!(slips(&a, &b) == 0, a == b);
            proptest::prop_assert!(slips(&a, &b) <= a.len().max(b.len()));
        }
    }
}
