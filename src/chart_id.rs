//! The charts of the site by their names. The names are part of addresses and hooks, so none may change.

/// Passes the table of all charts to a macro. Each line is a variant of [`ChartId`], the chart's name in
/// addresses, and the module of `charts` that holds the chart. The order is that of the gallery: the charts
/// that tell most about the proposal come first.
macro_rules! chart_table {
    ($use:ident) => {
        $use! {
            /// Members and actors that the text mentions.
            Coverage = "coverage" in coverage;
            /// Visitors to Japan.
            Visitors = "visitors" in visitors;
            /// Growth of ten economies.
            GdpGrowth = "gdp-growth" in gdp_growth;
            /// Actions by area and actor.
            ActionsByArea = "actions-by-area" in actions_by_area;
            /// Dated events of the text.
            Events = "events" in events;
            /// What has happened since publication, by area and year.
            Since = "since" in since;
            /// ASEAN's share of Japan's trade.
            TradeShare = "trade-share" in trade_share;
            /// Japan's direct investment.
            Investment = "investment" in investment;
            /// Japanese residents.
            Residents = "residents" in residents;
            /// Japanese business bases.
            Bases = "bases" in bases;
            /// Targets for climate and sea.
            Targets = "targets" in targets;
            /// Population and output of the members.
            People = "people" in people;
            /// How what the text names is related.
            Initiatives = "initiatives" in initiatives;
            /// What is known of the ten members, measure by measure.
            Profile = "profile" in profile;
        }
    };
}
pub(crate) use chart_table;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident = $name:literal in $module:ident;)*) => {
        /// One chart of the site.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ChartId { $($(#[$doc])* $id,)* }

        impl ChartId {
            /// Every chart, in the order of the gallery.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$id),*];

            /// The name in addresses and hooks.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$id => $name,)* }
            }
        }
    };
}
chart_table!(ids);

impl ChartId {
    /// File name of a picture of the chart, beside the page of the explorer.
    #[must_use]
    pub fn picture(self) -> String {
        format!("{}.svg", self.name())
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
