//! The actions as sets and folded words, made once for each language.

use super::{actor_bit, basis_bit, country_bit, theme_bit};
use crate::proposal::{ACTIONS, Action, Actor, Locator, in_order, note};
use crate::text::fold::fold;
use crate::url::{Basis, ThemeChoice};

/// An action as far as filters ask about it.
#[derive(Debug, Clone, Default)]
pub struct Doc {
    /// One bit: the area's number.
    pub area: u32,
    /// One bit: the position of its heading.
    pub group: u32,
    pub actors: u32,
    pub bases: u32,
    pub themes: u128,
    /// Countries it names, through its own words or a related note.
    pub members: u32,
    /// Folded words to search in.
    pub words: String,
}

/// Everything that can be listed.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    pub docs: Vec<Doc>,
}

/// How the actors of an action are known.
pub fn bases(action: &Action) -> Vec<Basis> {
    if action.actors == [Actor::NotStated] {
        return vec![Basis::NotStated];
    }
    in_order(action.evidence.iter().map(|e| match e.at {
        Locator::Note(_) => Basis::Note,
        Locator::Paragraph(_) | Locator::Section(_) | Locator::Cover => Basis::Body,
        Locator::Action(_) | Locator::Heading(_) => Basis::Item,
    }))
}

impl Corpus {
    /// The proposal's actions in the language whose texts are installed.
    pub fn of_proposal() -> Corpus {
        Corpus { docs: ACTIONS.iter().map(doc).collect() }
    }
}

fn doc(action: &'static Action) -> Doc {
    let mut themes = 0;
    let mut words = vec![action.id.to_owned(), action.title.get().to_owned(), action.summary.get().to_owned()];
    for (theme, _) in action.themes {
        themes |= 1 << theme_bit(ThemeChoice::Theme(*theme));
        themes |= 1 << theme_bit(ThemeChoice::Group(theme.get().group));
        words.push(theme.get().name.get().to_owned());
    }
    let mut entities: Vec<_> = action.entities.to_vec();
    for number in action.notes {
        if let Some(note) = note(*number) {
            entities.extend(note.entities.iter().filter(|e| e.get().initiative));
        }
    }
    for entity in entities {
        let entity = entity.get();
        words.push(entity.name.get().to_owned());
        words.extend(entity.acronym.map(|a| a.get().to_owned()));
    }
    for reach in action.reach {
        words.push(reach.country.get().name.get().to_owned());
        words.push(reach.text.get().to_owned());
    }
    words.push(action.group.get().title.get().to_owned());
    words.push(crate::proposal::area(action.area).title.get().to_owned());
    Doc {
        area: 1 << action.area,
        group: 1 << action.group.0,
        actors: action.actors.iter().fold(0, |all, a| all | 1 << actor_bit(*a)),
        bases: bases(action).into_iter().fold(0, |all, b| all | 1 << basis_bit(b)),
        themes,
        members: action.reach.iter().fold(0, |all, r| all | 1 << country_bit(r.country)),
        words: fold(&words.join("\n")),
    }
}
