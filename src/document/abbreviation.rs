//! Words that are written with a point which ends no sentence.

/// What may follow the point of an abbreviation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Abbreviation {
    /// "Gen. Smith", "Roe v. Wade": a name, always.
    Title,
    /// "No. 12", "Dec. 5": a number; before anything else the point ends the sentence.
    BeforeNumber,
    /// "Calif. police", "Smith Jr. was": part of a name, and as good at the end of a sentence.
    InName,
    /// "vs. them": before a word in lower case.
    Running,
}

/// The kind of an abbreviation, written without its point.
pub(crate) fn of(word: &str) -> Option<Abbreviation> {
    // The longest is "Messrs"; everything longer is a whole word.
    if word.len() > 6 {
        return None;
    }
    Some(match word {
        "Mr" | "v" | "vs" | "Mrs" | "Ms" | "Mx" | "Dr" | "Drs" | "Prof" | "Rev" | "Hon" | "Messrs" | "Mme" | "Mlle"
        | "Msgr" | "Fr" | "Hr" | "Herr" | "Sr" | "St" | "Ste" | "Mt" | "Ft" | "Pt" | "Gen" | "Lt" | "Col" | "Maj"
        | "Capt" | "Sgt" | "Cpl" | "Pvt" | "Pfc" | "Spc" | "Brig" | "Adm" | "Cmdr" | "Cdr" | "Comdr" | "Cmdt"
        | "Ens" | "Pte" | "Gov" | "Sen" | "Sens" | "Rep" | "Reps" | "Pres" | "Supt" | "Insp" | "Det" | "Dets"
        | "Ofc" | "Amb" | "Dep" | "Asst" | "Assoc" | "Atty" | "Ald" | "Sec" | "Dir" | "Min" | "Engr" | "Ven"
        | "Sgts" | "Lts" | "Cllr" | "Ph" | "Cst" => Abbreviation::Title,
        "No" | "no" | "Nos" | "nos" | "Art" | "art" | "Arts" | "Fig" | "fig" | "Figs" | "p" | "pp" | "vol" | "Vol"
        | "ch" | "c" | "ca" | "est" | "Rs" | "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept"
        | "Oct" | "Nov" | "Dec" | "tel" | "Tel" | "ext" | "Ext" | "cap" | "para" => Abbreviation::BeforeNumber,
        "Ala" | "Ariz" | "Ark" | "Calif" | "Colo" | "Conn" | "Del" | "Fla" | "Ga" | "Ill" | "Ind" | "Kan" | "Ky"
        | "La" | "Md" | "Mass" | "Mich" | "Minn" | "Miss" | "Mo" | "Mont" | "Neb" | "Nev" | "Okla" | "Ore" | "Pa"
        | "Tenn" | "Tex" | "Va" | "Vt" | "Wash" | "Wis" | "Wyo" | "Dak" | "Ont" | "Que" | "Alta" | "Sask" | "Ave"
        | "Blvd" | "Rd" | "Hwy" | "Inc" | "Corp" | "Ltd" | "Pty" | "Plc" | "Co" | "Cos" | "Bros" | "Jr" | "Univ"
        | "Dept" | "Bldg" | "Dist" | "Intl" | "Natl" | "Govt" | "Assn" | "Sq" | "Esq" | "Mon" | "Tue" | "Tues"
        | "Wed" | "Thu" | "Thur" | "Thurs" | "Fri" => Abbreviation::InName,
        "etc" | "cf" | "al" | "viz" | "resp" | "approx" | "incl" | "excl" | "dept" | "govt" | "min" | "max" | "avg"
        | "hr" | "hrs" | "mins" | "sec" | "secs" | "ft" | "lb" | "lbs" | "oz" | "km" | "kg" | "mm" | "cm" | "sq"
        | "yr" | "yrs" | "mph" | "jr" | "ave" | "blvd" | "inc" | "corp" | "ltd" | "co" => Abbreviation::Running,
        _ => return None,
    })
}
