//! What two charts show of the actors.

use crate::proposal::{ACTIONS, Actor};
use crate::text::{Text, charts};

/// Number of actions of an actor.
pub(super) fn actions_of(actor: Actor) -> usize {
    ACTIONS.iter().filter(|action| action.actors.contains(&actor)).count()
}

/// An actor's name in few letters.
pub(super) fn short_name(actor: Actor) -> Text {
    match actor {
        Actor::JapaneseCompanies => charts::ACTOR_SHORT_JAPANESE_COMPANIES,
        Actor::JapaneseGovernment => charts::ACTOR_SHORT_JAPANESE_GOVERNMENT,
        Actor::JapanUnspecified => charts::ACTOR_SHORT_JAPAN_UNSPECIFIED,
        Actor::AseanGovernments => charts::ACTOR_SHORT_ASEAN_GOVERNMENTS,
        Actor::JapaneseBusinessSector => charts::ACTOR_SHORT_JAPANESE_BUSINESS_SECTOR,
        Actor::Joint => charts::ACTOR_SHORT_JOINT,
        Actor::Keidanren => charts::ACTOR_SHORT_KEIDANREN,
        Actor::NotStated => charts::ACTOR_SHORT_NOT_STATED,
    }
}
