//! What a line is by its first word: most links, notices, buttons and credits begin with one that tells.

use super::credit;
use super::form::{holds, is_address, starts};
use super::layout::Role;
use super::stated;

/// A line, from its first letter on, and whether it ends like a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Line<'t> {
    pub(crate) text: &'t str,
    pub(crate) words: &'t str,
    /// Whether it ends like a sentence.
    pub(crate) ends: bool,
    /// Whether nothing but metadata stands above it.
    pub(crate) first: bool,
}

impl Line<'_> {
    pub(crate) fn by_first_word(self) -> Option<Role> {
        use Role::{Boilerplate, Credit, Metadata};
        let mut word = [0; 16];
        match first_word(self.words, &mut word) {
            b"advertisement" | b"advertisements" | b"advertising" => self.up_to(60, Boilerplate),
            b"read" => self
                .begins(&[
                    "read more",
                    "read also",
                    "read or share",
                    "read next",
                    "read:",
                    "read the full",
                    "read full",
                ])
                .or_else(|| self.label(&["read our", "read about", "read this", "read the", "read all"], Boilerplate)),
            b"related" => {
                self.link().or_else(|| self.begins(&["related:"])).or_else(|| self.label(&["related "], Boilerplate))
            }
            b"also" => self.begins(&["also read", "also see", "also watch", "also:"]).or_else(|| self.also_on()),
            b"see" => self.label(&["see also", "see more", "see:", "see the", "see photos", "see video"], Boilerplate),
            b"more" => self.label(
                &[
                    "more:",
                    "more from",
                    "more news",
                    "more stories",
                    "more on ",
                    "more coverage",
                    "more videos",
                    "more »",
                ],
                Boilerplate,
            ),
            b"watch" | b"video" | b"videos" | b"photos" | b"pictures" | b"gallery" | b"galleries" | b"slideshow"
            | b"audio" | b"listen" | b"graphic" | b"graphics" | b"map" | b"interactive" | b"explained"
            | b"explainer" | b"analysis" | b"opinion" | b"live" | b"timeline" | b"factbox" | b"podcast"
            | b"trending" | b"recommended" | b"infographic" | b"quiz" | b"must" | b"raw" | b"featured"
            | b"previous" | b"previously" | b"next" | b"fact" | b"interview" | b"profile" | b"review"
            | b"editorial" | b"photogallery" | b"document" | b"documents" | b"backgrounder" | b"dont" | b"don"
            | b"up" | b"popular" => {
                self.link().or_else(|| self.label(&["watch the full video", "watch live", "up next"], Boilerplate))
            }
            b"click" | b"tap" => {
                self.begins(&["click here", "click to", "click on", "click for", "tap here", "tap to"])
            }
            b"sign" => {
                self.begins(&["sign up", "sign in using", "sign in to", "sign in with", "sign out", "sign me up"])
            }
            b"subscribe" | b"unsubscribe" => self.up_to(200, Boilerplate),
            b"download" => {
                self.begins(&["download the", "download our", "download app"]).filter(|_| self.text.len() < 140)
            }
            b"follow" => self.follow(),
            b"find" => self.begins(&["find us on", "find him on", "find her on"]),
            b"join" => self.begins(&["join the conversation", "join our", "join us on"]),
            b"like" => self.begins(&["like us on", "like this"]).filter(|_| self.text.len() < 100),
            b"share" | b"tweet" | b"facebook" | b"twitter" | b"instagram" | b"whatsapp" | b"email" | b"e"
            | b"print" | b"pinterest" | b"linkedin" | b"reddit" | b"google" | b"telegram" | b"comments"
            | b"comment" | b"close" | b"copy" | b"save" | b"menu" | b"search" | b"home" | b"skip" | b"loading"
            | b"play" | b"pause" | b"replay" | b"embed" | b"back" | b"top" | b"most" | b"editor" | b"text"
            | b"font" | b"x" | b"hide" | b"show" | b"toggle" | b"enlarge" | b"view" | b"load" | b"buy" | b"login"
            | b"log" | b"caption" | b"just" | b"remove" | b"settings" | b"cancel" | b"submit" | b"latest" | b"post"
            | b"write" | b"mail" => self.interface().or_else(|| self.contact()),
            b"please" => self.begins(&[
                "please enable",
                "please sign",
                "please log in",
                "please check your",
                "please click",
                "please subscribe",
                "please try again",
                "please enter",
                "please wait",
                "please support",
                "please turn on",
            ]),
            b"thank" | b"thanks" => self.begins(&[
                "thank you for reg",
                "thank you for sign",
                "thank you for read",
                "thank you for subs",
                "thank you for visit",
                "thanks for reading",
                "thanks for visiting",
                "thanks for signing",
            ]),
            b"your" => {
                self.begins(&["your email", "your notification", "your account", "your subscription", "your browser"])
            }
            b"you" => self.begins(&[
                "you must enter",
                "you must be logged",
                "you may unsubscribe",
                "you are signed",
                "you can unsubscribe",
                "you might also",
                "you may also",
                "you need to enable",
            ]),
            b"we" => {
                self.begins(&["we have sent", "we look forward to seeing you", "we use cookies", "we have emailed"])
            }
            b"if" => self.begins(&["if you do not receive", "if you are having trouble", "if you don't receive"]),
            b"already" => self.begins(&["already have an account", "already a sub", "already registered"]),
            b"add" => self.begins(&["add a location", "add a comment", "add your comment", "add us"]),
            b"when" => self.begins(&["when you tweet with a location"]),
            b"never" => self.begins(&["never miss"]),
            b"get" => self.begins(&[
                "get breaking news",
                "get the latest",
                "get our",
                "get alerts",
                "get email",
                "get news",
                "get the news",
                "get all the latest",
                "get unlimited",
                "get digital access",
                "get today",
            ]),
            b"support" | b"donate" => self.label(&["support our", "support us", "donate"], Boilerplate),
            b"stay" => self
                .begins(&["stay up to date", "stay with ", "stay tuned", "stay connected", "stay informed"])
                .filter(|_| self.text.len() < 160),
            b"for" => self.begins(&[
                "for more news",
                "for more stories",
                "for more neighborhood",
                "for more on this",
                "for the latest news",
                "for all the latest",
                "for latest updates",
            ]),
            b"check" => self.begins(&["check back", "check out our", "check out the latest"]),
            b"continue" | b"continued" => self.label(&["continue reading", "continued on", "continue to"], Boilerplate),
            b"story" => self.begins(&["story continues", "story highlights"]),
            b"article" => self.begins(&["article continues"]),
            b"scroll" => self.begins(&["scroll down", "scroll for", "scroll to"]),
            b"report" => self.begins(&["report an error", "report a typo", "report this"]),
            b"this" => self.this(),
            b"by" => self.byline(),
            b"copyright" => self.up_to(400, Boilerplate),
            b"welcome" => self.begins(&["welcome back. please", "welcome back, "]),
            b"all" => self.begins(&["all rights reserved"]),
            b"posted" | b"published" | b"updated" | b"update" | b"created" | b"last" | b"modified" | b"first"
            | b"date" | b"dated" | b"publication" | b"pubdate" | b"released" | b"issued" | b"filed" | b"retrieved"
            | b"accessed" => self.dated(),
            b"title" | b"author" | b"authors" | b"url" | b"link" | b"tags" | b"tag" | b"topics" | b"topic"
            | b"keywords" | b"category" | b"categories" | b"section" | b"language" | b"publisher" | b"outlet"
            | b"newspaper" | b"lang" | b"id" => self.key(),
            b"source" => self.key().and_then(|_| self.up_to(60, Credit)),
            b"additional" => self.credit(&["additional reporting", "additional writing", "additional editing"]),
            b"reporting" => self
                .credit(&["reporting by", "reporting and writing by", "reporting from", "reporting and editing"])
                .filter(|_| !self.is_prose()),
            b"editing" => self.credit(&["editing by"]),
            b"writing" => self.credit(&["writing by"]),
            b"compiled" => self.credit(&["compiled by"]),
            b"edited" => self.credit(&["edited by"]),
            b"translated" => self.credit(&["translated by"]),
            b"written" => self.credit(&["written by"]),
            b"contributing" => self.credit(&["contributing:", "contributing to this", "contributing reporter"]),
            b"information" => self.credit(&["information from:", "information from the associated press"]),
            b"with" => self.credit(&[
                "with inputs from",
                "with input from",
                "with agency inputs",
                "with files from",
                "with reporting by",
                "with reporting from",
                "with news wire",
                "with agencies",
                "with additional reporting",
                "with wire",
            ]),
            b"photo" | b"getty" | b"reuters" | b"afp" | b"ap" | b"epa" | b"shutterstock" | b"istock" | b"alamy"
            | b"xinhua" | b"anadolu" | b"handout" | b"courtesy" | b"credit" | b"credits" | b"images" | b"image"
            | b"picture" | b"pic" | b"file" | b"photograph" | b"photographs" | b"photographer" | b"media" => {
                self.photo()
            }
            b"contact" | b"reach" => self.contact(),
            b"http" | b"https" | b"www" => is_address(self.words).then_some(Metadata),
            [] if self.words.starts_with('©') => Some(self.sign_of_copyright()),
            b"c" if starts(self.text, "(c) ") && stated::year(self.text).is_some() => Some(Boilerplate),
            [] => self.numbered(),
            _ => None,
        }
    }

    /// Boilerplate, where the line begins with one of the phrases.
    fn begins(self, phrases: &[&str]) -> Option<Role> {
        phrases.iter().any(|p| starts(self.words, p)).then_some(Role::Boilerplate)
    }

    fn credit(self, phrases: &[&str]) -> Option<Role> {
        self.begins(phrases).filter(|_| self.text.len() <= 400).map(|_| Role::Credit)
    }

    /// Begins with one of the phrases and is no sentence.
    fn label(self, phrases: &[&str], role: Role) -> Option<Role> {
        (!self.ends && self.text.len() <= 160).then(|| self.begins(phrases)).flatten().map(|_| role)
    }

    fn up_to(self, most: usize, role: Role) -> Option<Role> {
        (self.text.len() <= most).then_some(role)
    }

    /// A link to something else: its kind with a colon or a bar behind it, and then no sentence. What stands first may be
    /// the report's own headline.
    fn link(self) -> Option<Role> {
        if self.first {
            return None;
        }
        let at = self.words.find([':', '|', '»', '>']).filter(|at| *at <= 24)?;
        let kind = self.words[..at].split_whitespace().count() <= 3;
        (kind && !self.ends && self.text.len() <= 170).then_some(Role::Boilerplate)
    }

    /// "Also on Valley Post:"
    fn also_on(self) -> Option<Role> {
        (starts(self.words, "also on ") && self.text.len() < 40 && self.text.ends_with(':'))
            .then_some(Role::Boilerplate)
    }

    fn follow(self) -> Option<Role> {
        let whole = self.words.len() == "follow".len() || starts(self.words, "follow us") || self.text.ends_with(':');
        let network = ["twitter", "facebook", "instagram", "@", "youtube"].iter().any(|n| holds(self.words, n));
        ((whole || network) && self.text.len() <= 160).then_some(Role::Boilerplate)
    }

    /// Buttons and other words of a web page: nothing but those.
    fn interface(self) -> Option<Role> {
        let phrases = [
            "view full caption",
            "view comments",
            "view gallery",
            "view more",
            "show more",
            "show caption",
            "hide caption",
            "toggle caption",
            "load more",
            "most read",
            "most popular",
            "top stories",
            "editor's picks",
            "editors' picks",
            "back to top",
            "top news photos",
            "log in to",
            "share this",
            "just watched",
            "skip ad",
            "latest news",
            "post a comment",
            "buy photo",
            "a a",
            "view slideshow",
            "facebook comments",
        ];
        let page = self.text.len() <= 60 && self.words.split([' ', '|', '/', ',', ':']).all(is_button);
        if page {
            return Some(Role::Boilerplate);
        }
        if starts(self.words, "buy photo") {
            return Some(Role::Caption);
        }
        (!self.ends && self.text.len() <= 100).then(|| self.begins(&phrases)).flatten()
    }

    /// Addresses to write to: "Twitter: @jdoe", "Contact Jane Doe: jdoe@post.example".
    fn contact(self) -> Option<Role> {
        let label = [
            "twitter:",
            "facebook:",
            "email:",
            "e-mail:",
            "instagram:",
            "mail:",
            "on twitter",
            "contact us",
            "email notifications",
            "email newsletters",
            "e-mail ",
        ];
        let labelled = self.text.len() <= 120 && label.iter().any(|l| starts(self.words, l));
        let address = self.text.len() <= 140 && self.text.contains('@') && !self.is_prose();
        (labelled || address).then_some(Role::Boilerplate)
    }

    /// Credits and captions that begin with their own name: "Photo: …", "File photo", "Image 3 of 28 …".
    fn photo(self) -> Option<Role> {
        let credits = [
            "photo:",
            "photo by",
            "photo credit",
            "photos by",
            "photo courtesy",
            "photo |",
            "image:",
            "image credit",
            "image source",
            "image courtesy",
            "images:",
            "credit:",
            "credits:",
            "picture:",
            "picture by",
            "pic:",
            "pic credit",
            "photograph:",
            "photograph by",
            "photographer:",
            "courtesy of",
            "courtesy:",
            "handout",
            "photo illustration",
            "photo via",
        ];
        let captions = [
            "file photo",
            "file -",
            "file –",
            "file —",
            "file image",
            "file picture",
            "file pic",
            "image caption",
            "image copyright",
            "media caption",
            "media playback",
            "image ",
            "photo: -",
            "picture caption",
        ];
        let numbered = starts(self.words, "image ") && self.words.as_bytes().get(6).is_some_and(u8::is_ascii_digit);
        if captions.iter().any(|c| *c != "image " && starts(self.words, c)) || numbered {
            return Some(Role::Caption);
        }
        if credits.iter().any(|c| starts(self.words, c)) {
            return Some(if self.text.len() <= 100 { Role::Credit } else { Role::Caption });
        }
        (!self.ends && self.text.len() <= 80 && credit::is_credit(self.words)).then_some(Role::Credit)
    }

    fn this(self) -> Option<Role> {
        let notices = [
            "this material may not",
            "this is a developing",
            "this is a breaking",
            "this site uses",
            "this website uses",
            "this post may contain",
            "this video is not",
            "this content is not",
            "this page",
        ];
        let of_article = ["this story", "this article", "this report", "this post", "this piece"];
        let edited = [
            "updated",
            "originally",
            "first published",
            "was published",
            "corrected",
            "first appeared",
            "was produced",
            "has been edited",
            "not been edited",
        ];
        self.begins(&notices).or_else(|| {
            let here = of_article.iter().any(|a| starts(self.words, a)) && self.text.len() <= 240;
            (here && edited.iter().any(|e| holds(self.words, e))).then_some(Role::Boilerplate)
        })
    }

    /// "By Jane Doe", "By JANE DOE, Staff Writer"; and the fine print "By submitting …".
    fn byline(self) -> Option<Role> {
        if let Some(fine_print) =
            self.begins(&["by submitting", "by signing", "by clicking", "by registering", "by using"])
        {
            return Some(fine_print);
        }
        let names = self.words.get(2..)?.trim_start_matches([':', ' ']);
        (!self.ends || self.text.ends_with('.') && self.text.len() < 50).then_some(())?;
        (self.text.len() <= 120 && credit::is_names(names)).then_some(Role::Byline)
    }

    /// A key with a day: "Posted: Thursday, July 11, 2013 2:53 PM EDT".
    fn dated(self) -> Option<Role> {
        if self.text.len() > 140 {
            return None;
        }
        // A station or a place may stand beside the day, but no sentence.
        let others = stated::words_beside_days(self.words)?;
        (others == 0 || others <= 2 && !self.ends).then_some(Role::Metadata)
    }

    /// "author: Jane Doe"
    fn key(self) -> Option<Role> {
        let colon = self.words.find(':').filter(|at| *at <= 12)?;
        let whole = !self.words[..colon].contains(' ');
        (whole && !self.is_prose() && self.text.len() <= 240).then_some(Role::Metadata)
    }

    fn sign_of_copyright(self) -> Role {
        let dated = stated::year(self.text).is_some() || holds(self.text, "rights reserved");
        if dated {
            Role::Boilerplate
        } else {
            Role::Credit
        }
    }

    /// Lines that begin with a figure: "1:57 Raw video of …", "3 min read", "0 comments".
    fn numbered(self) -> Option<Role> {
        let clock = self.words.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
        let length = self.words[..clock].contains(':').then(|| self.words[clock..].trim_start());
        let film =
            length.is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase() || c == '\''));
        if film && !self.ends && !stated::is_only_date(self.words) {
            return Some(Role::Boilerplate);
        }
        let page = self.text.len() <= 40
            && self.words.split(' ').all(|w| w.bytes().all(|b| b.is_ascii_digit()) || is_button(w))
            && self.words.contains(' ');
        page.then_some(Role::Boilerplate)
    }

    fn is_prose(self) -> bool {
        self.ends && self.text.split(' ').count() > 14
    }
}

fn is_button(word: &str) -> bool {
    let mut lower = [0; 16];
    let whole = first_word(word, &mut lower);
    whole.len() == word.len()
        && matches!(
            whole,
            b"" | b"share"
                | b"tweet"
                | b"facebook"
                | b"twitter"
                | b"instagram"
                | b"whatsapp"
                | b"email"
                | b"e"
                | b"mail"
                | b"print"
                | b"pinterest"
                | b"linkedin"
                | b"reddit"
                | b"google"
                | b"plus"
                | b"telegram"
                | b"comments"
                | b"comment"
                | b"close"
                | b"copy"
                | b"link"
                | b"save"
                | b"menu"
                | b"search"
                | b"home"
                | b"skip"
                | b"ad"
                | b"ads"
                | b"loading"
                | b"play"
                | b"pause"
                | b"replay"
                | b"embed"
                | b"follow"
                | b"back"
                | b"to"
                | b"top"
                | b"text"
                | b"size"
                | b"font"
                | b"a"
                | b"x"
                | b"this"
                | b"story"
                | b"article"
                | b"page"
                | b"on"
                | b"via"
                | b"pending"
                | b"min"
                | b"minute"
                | b"minutes"
                | b"read"
                | b"views"
                | b"shares"
                | b"login"
                | b"log"
                | b"in"
                | b"sign"
                | b"up"
                | b"out"
                | b"messenger"
                | b"viber"
                | b"more"
                | b"videos"
                | b"photos"
                | b"photo"
                | b"remove"
                | b"cancel"
                | b"submit"
                | b"settings"
                | b"by"
                | b"caption"
                | b"hide"
                | b"show"
                | b"view"
                | b"all"
                | b"latest"
                | b"news"
        )
}

/// The first word in lower case, as far as it is ASCII letters.
fn first_word<'b>(line: &str, buffer: &'b mut [u8; 16]) -> &'b [u8] {
    let mut length = 0;
    for byte in line.bytes().take(buffer.len()) {
        if !byte.is_ascii_alphabetic() {
            break;
        }
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    &buffer[..length]
}
