//! Simple line drawings of the guides. They are part of the page: nothing is fetched, and they print.

use crate::{
    components::{
        html::{Html, html, markup},
        look::Look,
    },
    text::{Text, guide as text},
};

/// What a drawing shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A phone.
    Phone,
    /// An identity card with a chip.
    Card,
    /// An office building.
    Office,
    /// A key.
    Key,
    /// A magnifying glass.
    Search,
    /// A place on a map.
    Place,
    /// A form and a pen.
    Form,
    /// A form on its way.
    Send,
    /// A QR code.
    Code,
    /// A clock.
    Clock,
    /// A banknote.
    Money,
    /// An official at a counter.
    Counter,
    /// An envelope.
    Envelope,
    /// A page on a screen.
    Screen,
}

impl Picture {
    fn alternative(self) -> Text {
        match self {
            Self::Phone => text::PICTURE_PHONE,
            Self::Card => text::PICTURE_CARD,
            Self::Office => text::PICTURE_OFFICE,
            Self::Key => text::PICTURE_KEY,
            Self::Search => text::PICTURE_SEARCH,
            Self::Place => text::PICTURE_PLACE,
            Self::Form => text::PICTURE_FORM,
            Self::Send => text::PICTURE_SEND,
            Self::Code => text::PICTURE_CODE,
            Self::Clock => text::PICTURE_CLOCK,
            Self::Money => text::PICTURE_MONEY,
            Self::Counter => text::PICTURE_COUNTER,
            Self::Envelope => text::PICTURE_ENVELOPE,
            Self::Screen => text::PICTURE_SCREEN,
        }
    }

    /// The lines, on a ground of 64 by 64.
    fn lines(self) -> Html {
        markup(match self {
            Self::Phone => "<rect x='18' y='4' width='28' height='56' rx='5'/><path d='M18 14h28M18 48h28M29 54h6'/>",
            Self::Card => {
                "<rect x='4' y='13' width='56' height='38' rx='4'/><rect x='10' y='20' width='11' height='9' rx='2'/>\
                 <circle cx='47' cy='28' r='5'/><path d='M39 42c0-10 16-10 16 0M10 37h20M10 43h20'/>"
            }
            Self::Office => "<path d='M4 58h56M10 58V26M54 58V26M6 26h52L32 8zM20 34v16M32 34v16M44 34v16M14 52h36'/>",
            Self::Key => {
                "<circle cx='19' cy='32' r='13'/><circle cx='19' cy='32' r='4'/><path d='M32 32h28M52 32v10M43 32v7'/>"
            }
            Self::Search => "<circle cx='27' cy='27' r='18'/><path d='M40 40l18 18'/>",
            Self::Place => {
                "<path d='M32 46C20 32 18 27 18 21a14 14 0 0 1 28 0c0 6-2 11-14 25z'/><circle cx='32' cy='21' r='5'/>\
                 <path d='M22 44L6 50v10l26-6 26 6V50l-16-6'/>"
            }
            Self::Form => {
                "<path d='M10 6h30v52H10zM17 17h16M17 26h16M17 35h10'/><path d='M30 48l4-10 20-20 6 6-20 20zM48 24l6 6'/>"
            }
            Self::Send => "<path d='M6 8h28v48H6zM13 18h14M13 27h14M13 36h8'/><path d='M34 32h24M48 22l10 10-10 10'/>",
            Self::Code => {
                "<path d='M6 6h18v18H6zM40 6h18v18H40zM6 40h18v18H6z'/><path d='M13 13h4v4h-4zM47 13h4v4h-4zM13 47h4v4h-4z'/>\
                 <path d='M32 8v10M32 26h8M32 34v8h8M48 34h10M48 44v6h10M34 52v6M42 58h6'/>"
            }
            Self::Clock => "<circle cx='32' cy='32' r='26'/><path d='M32 14v18l12 8'/>",
            Self::Money => {
                "<rect x='4' y='16' width='56' height='32' rx='3'/><circle cx='32' cy='32' r='9'/>\
                 <path d='M12 24v.1M52 40v.1M32 27v10M29 30h6'/>"
            }
            Self::Counter => {
                "<circle cx='32' cy='15' r='9'/><path d='M16 38c0-18 32-18 32 0M4 38h56v8H4zM10 46v14M54 46v14M26 52h12'/>"
            }
            Self::Envelope => {
                "<rect x='4' y='14' width='56' height='38' rx='3'/><path d='M5 17l27 21 27-21M5 50l18-18M59 50L41 32'/>"
            }
            Self::Screen => {
                "<rect x='4' y='8' width='56' height='38' rx='3'/><path d='M4 18h56M24 46v10M40 46v10M16 57h32M12 27h18M12 35h26'/>"
            }
        })
    }

    /// The drawing with its text alternative.
    pub fn draw(self, look: Look) -> Html {
        html!(
            "<svg class='picture' role='img' aria-label='" (self.alternative().get(look.lang)) "' viewBox='0 0 64 64' \
             width='64' height='64' fill='none' stroke='currentColor' stroke-width='3' stroke-linecap='round' \
             stroke-linejoin='round' focusable='false'>" (self.lines()) "</svg>"
        )
    }
}
