//! The closed sets of words that times are made of, each with its sense.

use super::period::{Season, Unit};
use crate::document::Text;
use crate::vocabulary::{Vocabulary, WordId, WordSet};

/// What a word can contribute to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sense {
    /// Nothing.
    #[default]
    None,
    /// 1 to 12; short where it is an abbreviation.
    Month {
        month: i8,
        short: bool,
    },
    /// 1 to 7.
    Weekday {
        weekday: i8,
        short: bool,
    },
    /// "Mondays"
    Weekdays(i8),
    Unit {
        unit: Unit,
        plural: bool,
    },
    Season(Season),
    Part(DayPart),
    /// "today" 0, "yesterday" -1, "tomorrow" 1
    RelativeDay(i8),
    Tonight,
    Overnight,
    Noon,
    Midnight,
    Meridiem {
        pm: bool,
    },
    OClock,
    /// A time zone; whether it is UTC.
    Zone {
        utc: bool,
    },
    The,
    A,
    This,
    That,
    Same,
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    Current,
    Preceding,
    Portion(Portion),
    /// "first" 1 …
    Ordinal(i8),
    /// 1 to 19
    Small(i8),
    /// 20, 30 … 90
    Tens(i8),
    /// "nineties" 90
    Decades(i8),
    Hundred,
    Thousand,
    Several,
    Few,
    Couple,
    Half,
    Every,
    /// "daily"
    Often(Unit),
    /// "yearlong"
    Long(Unit),
    Approximately,
    More,
    Less,
    At,
    No,
    Up,
    Between,
    Fiscal,
    Ago,
    /// "Q3", "H1"
    QuarterLetter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// Which part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    /// "early"
    Early,
    /// "late"
    Late,
    /// "mid"
    Mid,
    /// "earlier"
    Earlier,
    /// "later"
    Later,
    /// "the beginning of"
    Beginning,
    /// "the middle of"
    Middle,
    /// "the end of"
    End,
}

impl DayPart {
    pub(super) fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
        }
    }
}

/// The senses of the words in a vocabulary.
#[derive(Debug, Default)]
pub(super) struct Words {
    senses: Vec<Sense>,
    /// The words before which an article may open a time: those with a sense and a few adjectives.
    opening: WordSet,
}

/// What may stand between an article and a word of time.
const ADJECTIVES: [&str; 4] = ["very", "entire", "whole", "full"];

impl Words {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let ids: Vec<_> = SENSES
            .iter()
            .flat_map(|(sense, words)| words.split(' ').map(move |word| (*sense, word)))
            .map(|(sense, word)| (vocabulary.insert(word), sense))
            .collect();
        let adjectives = ADJECTIVES.map(|word| vocabulary.insert(word));
        let opening = ids.iter().map(|(id, _)| *id).chain(adjectives).collect();
        let mut senses = vec![Sense::None; vocabulary.len()];
        for (id, sense) in ids {
            senses[id.index()] = sense;
        }
        Self { senses, opening }
    }

    /// Whether an article before the token may open a time.
    #[inline]
    pub(super) fn opens(&self, text: &Text<'_>, at: usize) -> bool {
        text.words().get(at).is_some_and(|word| self.opening.has(*word))
    }

    /// Whether a word can contribute anything.
    pub(super) fn has_sense(&self, word: WordId) -> bool {
        self.senses.get(word.index()).is_some_and(|sense| *sense != Sense::None)
    }

    /// What the token can contribute.
    #[inline]
    pub(super) fn sense(&self, text: &Text<'_>, at: usize) -> Sense {
        text.words().get(at).and_then(|word| self.senses.get(word.index())).copied().unwrap_or_default()
    }
}

const fn month(month: i8) -> Sense {
    Sense::Month { month, short: false }
}

const fn short_month(month: i8) -> Sense {
    Sense::Month { month, short: true }
}

const fn weekday(weekday: i8) -> Sense {
    Sense::Weekday { weekday, short: false }
}

const fn short_weekday(weekday: i8) -> Sense {
    Sense::Weekday { weekday, short: true }
}

const fn one(unit: Unit) -> Sense {
    Sense::Unit { unit, plural: false }
}

const fn many(unit: Unit) -> Sense {
    Sense::Unit { unit, plural: true }
}

const SENSES: &[(Sense, &str)] = &[
    (month(1), "january"),
    (month(2), "february"),
    (month(3), "march"),
    (month(4), "april"),
    (month(5), "may"),
    (month(6), "june"),
    (month(7), "july"),
    (month(8), "august"),
    (month(9), "september"),
    (month(10), "october"),
    (month(11), "november"),
    (month(12), "december"),
    (short_month(1), "jan"),
    (short_month(2), "feb"),
    (short_month(3), "mar"),
    (short_month(4), "apr"),
    (short_month(6), "jun"),
    (short_month(7), "jul"),
    (short_month(8), "aug"),
    (short_month(9), "sep sept"),
    (short_month(10), "oct"),
    (short_month(11), "nov"),
    (short_month(12), "dec"),
    (weekday(1), "monday"),
    (weekday(2), "tuesday"),
    (weekday(3), "wednesday"),
    (weekday(4), "thursday"),
    (weekday(5), "friday"),
    (weekday(6), "saturday"),
    (weekday(7), "sunday"),
    (short_weekday(1), "mon"),
    (short_weekday(2), "tue tues"),
    (short_weekday(3), "wed weds"),
    (short_weekday(4), "thu thur thurs"),
    (short_weekday(5), "fri"),
    (short_weekday(6), "sat"),
    (short_weekday(7), "sun"),
    (Sense::Weekdays(1), "mondays"),
    (Sense::Weekdays(2), "tuesdays"),
    (Sense::Weekdays(3), "wednesdays"),
    (Sense::Weekdays(4), "thursdays"),
    (Sense::Weekdays(5), "fridays"),
    (Sense::Weekdays(6), "saturdays"),
    (Sense::Weekdays(7), "sundays"),
    (one(Unit::Second), "sec"),
    (many(Unit::Second), "seconds secs"),
    (one(Unit::Minute), "minute min"),
    (many(Unit::Minute), "minutes mins"),
    (one(Unit::Hour), "hour hr"),
    (many(Unit::Hour), "hours hrs"),
    (one(Unit::Day), "day"),
    (many(Unit::Day), "days"),
    (many(Unit::Night), "nights"),
    (one(Unit::Weekend), "weekend"),
    (many(Unit::Weekend), "weekends"),
    (one(Unit::Week), "week"),
    (many(Unit::Week), "weeks"),
    (one(Unit::Fortnight), "fortnight"),
    (many(Unit::Fortnight), "fortnights"),
    (one(Unit::Month), "month"),
    (many(Unit::Month), "months"),
    (one(Unit::Quarter), "quarter"),
    (many(Unit::Quarter), "quarters"),
    (one(Unit::Year), "year yr"),
    (many(Unit::Year), "years yrs"),
    (one(Unit::Decade), "decade"),
    (many(Unit::Decade), "decades"),
    (one(Unit::Century), "century"),
    (many(Unit::Century), "centuries"),
    (one(Unit::Millennium), "millennium"),
    (many(Unit::Millennium), "millennia"),
    (Sense::Season(Season::Spring), "spring springtime"),
    (Sense::Season(Season::Summer), "summer summertime"),
    (Sense::Season(Season::Autumn), "autumn fall"),
    (Sense::Season(Season::Winter), "winter wintertime"),
    (Sense::Part(DayPart::Morning), "morning mornings"),
    (Sense::Part(DayPart::Midday), "midday"),
    (Sense::Part(DayPart::Afternoon), "afternoon afternoons"),
    (Sense::Part(DayPart::Evening), "evening evenings"),
    (Sense::Part(DayPart::Night), "night"),
    (Sense::RelativeDay(0), "today"),
    (Sense::RelativeDay(-1), "yesterday"),
    (Sense::RelativeDay(1), "tomorrow"),
    (Sense::Tonight, "tonight"),
    (Sense::Overnight, "overnight"),
    (Sense::Noon, "noon"),
    (Sense::Midnight, "midnight"),
    (Sense::Meridiem { pm: false }, "am a.m. a.m"),
    (Sense::Meridiem { pm: true }, "pm p.m. p.m"),
    (Sense::OClock, "o'clock oclock"),
    (Sense::Zone { utc: true }, "gmt utc"),
    (
        Sense::Zone { utc: false },
        "est edt et cst cdt ct mst mdt pst pdt pt bst cet cest eet eest msk ist jst kst aest aedt eat wat sast trt hkt sgt",
    ),
    (Sense::The, "the"),
    (Sense::A, "a an"),
    (Sense::This, "this"),
    (Sense::That, "that"),
    (Sense::Same, "same"),
    (Sense::Last, "last final"),
    (Sense::Past, "past"),
    (Sense::Previous, "previous prior latest"),
    (Sense::Next, "next"),
    (Sense::Coming, "coming upcoming"),
    (Sense::Following, "following ensuing"),
    (Sense::Current, "current"),
    (Sense::Preceding, "preceding"),
    (Sense::Portion(Portion::Early), "early"),
    (Sense::Portion(Portion::Late), "late"),
    (Sense::Portion(Portion::Mid), "mid"),
    (Sense::Portion(Portion::Earlier), "earlier"),
    (Sense::Portion(Portion::Later), "later"),
    (Sense::Portion(Portion::Beginning), "beginning start"),
    (Sense::Portion(Portion::Middle), "middle"),
    (Sense::Portion(Portion::End), "end close"),
    (Sense::Ordinal(1), "first"),
    (Sense::Ordinal(2), "second"),
    (Sense::Ordinal(3), "third"),
    (Sense::Ordinal(4), "fourth"),
    (Sense::Ordinal(5), "fifth"),
    (Sense::Ordinal(6), "sixth"),
    (Sense::Ordinal(7), "seventh"),
    (Sense::Ordinal(8), "eighth"),
    (Sense::Ordinal(9), "ninth"),
    (Sense::Ordinal(10), "tenth"),
    (Sense::Ordinal(11), "eleventh"),
    (Sense::Ordinal(12), "twelfth"),
    (Sense::Ordinal(13), "thirteenth"),
    (Sense::Ordinal(14), "fourteenth"),
    (Sense::Ordinal(15), "fifteenth"),
    (Sense::Ordinal(16), "sixteenth"),
    (Sense::Ordinal(17), "seventeenth"),
    (Sense::Ordinal(18), "eighteenth"),
    (Sense::Ordinal(19), "nineteenth"),
    (Sense::Ordinal(20), "twentieth"),
    (Sense::Ordinal(30), "thirtieth"),
    (Sense::Small(1), "one"),
    (Sense::Small(2), "two"),
    (Sense::Small(3), "three"),
    (Sense::Small(4), "four"),
    (Sense::Small(5), "five"),
    (Sense::Small(6), "six"),
    (Sense::Small(7), "seven"),
    (Sense::Small(8), "eight"),
    (Sense::Small(9), "nine"),
    (Sense::Small(10), "ten"),
    (Sense::Small(11), "eleven"),
    (Sense::Small(12), "twelve"),
    (Sense::Small(13), "thirteen"),
    (Sense::Small(14), "fourteen"),
    (Sense::Small(15), "fifteen"),
    (Sense::Small(16), "sixteen"),
    (Sense::Small(17), "seventeen"),
    (Sense::Small(18), "eighteen"),
    (Sense::Small(19), "nineteen"),
    (Sense::Tens(20), "twenty"),
    (Sense::Tens(30), "thirty"),
    (Sense::Tens(40), "forty"),
    (Sense::Tens(50), "fifty"),
    (Sense::Tens(60), "sixty"),
    (Sense::Tens(70), "seventy"),
    (Sense::Tens(80), "eighty"),
    (Sense::Tens(90), "ninety"),
    (Sense::Decades(20), "twenties"),
    (Sense::Decades(30), "thirties"),
    (Sense::Decades(40), "forties"),
    (Sense::Decades(50), "fifties"),
    (Sense::Decades(60), "sixties"),
    (Sense::Decades(70), "seventies"),
    (Sense::Decades(80), "eighties"),
    (Sense::Decades(90), "nineties"),
    (Sense::Hundred, "hundred"),
    (Sense::Thousand, "thousand"),
    (Sense::Several, "several many some numerous"),
    (Sense::Few, "few recent"),
    (Sense::Couple, "couple"),
    (Sense::Half, "half"),
    (Sense::Every, "every each per"),
    (Sense::Often(Unit::Hour), "hourly"),
    (Sense::Often(Unit::Day), "daily nightly"),
    (Sense::Often(Unit::Week), "weekly"),
    (Sense::Often(Unit::Month), "monthly"),
    (Sense::Often(Unit::Quarter), "quarterly"),
    (Sense::Often(Unit::Year), "annual annually yearly"),
    (Sense::Long(Unit::Hour), "hourlong"),
    (Sense::Long(Unit::Day), "daylong"),
    (Sense::Long(Unit::Week), "weeklong"),
    (Sense::Long(Unit::Month), "monthlong"),
    (Sense::Long(Unit::Year), "yearlong"),
    (Sense::Approximately, "about around nearly almost approximately roughly"),
    (Sense::More, "more"),
    (Sense::Less, "less fewer"),
    (Sense::At, "at"),
    (Sense::No, "no"),
    (Sense::Up, "up"),
    (Sense::Between, "between"),
    (Sense::Fiscal, "fiscal financial fy"),
    (Sense::Ago, "ago"),
    (Sense::QuarterLetter, "q h"),
];
