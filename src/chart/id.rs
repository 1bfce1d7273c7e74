//! Names of the charts. They are part of addresses and hooks, so none may change.

/// One chart of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChartId {
    /// Actions by area and actor.
    ActionsByArea,
    /// What the text covers.
    Coverage,
    /// Growth of ten economies.
    GdpGrowth,
    /// ASEAN's part of Japan's trade.
    TradeShare,
    /// Japan's direct investment.
    Investment,
    /// Japanese business bases.
    Bases,
    /// Visitors to Japan.
    Visitors,
    /// Japanese residents.
    Residents,
    /// Targets for climate and sea.
    Targets,
    /// Dated events of the text.
    Events,
    /// People and output of the members.
    People,
}

impl ChartId {
    /// Every chart, in the order of the gallery.
    pub const ALL: [Self; 11] = [
        Self::ActionsByArea,
        Self::Coverage,
        Self::GdpGrowth,
        Self::TradeShare,
        Self::Investment,
        Self::Bases,
        Self::Visitors,
        Self::Residents,
        Self::Targets,
        Self::Events,
        Self::People,
    ];

    /// The name in addresses and hooks.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ActionsByArea => "actions-by-area",
            Self::Coverage => "coverage",
            Self::GdpGrowth => "gdp-growth",
            Self::TradeShare => "trade-share",
            Self::Investment => "investment",
            Self::Bases => "bases",
            Self::Visitors => "visitors",
            Self::Residents => "residents",
            Self::Targets => "targets",
            Self::Events => "events",
            Self::People => "people",
        }
    }

    /// The chart of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_found_by_its_name_and_no_other() {
        for id in ChartId::ALL {
            assert_eq!(ChartId::parse(id.name()), Some(id));
        }
        assert_eq!(ChartId::parse("growth"), None);
    }
}
