//! `initiatives`: which of the things that the text names it relates to one another. A name that it relates to no
//! other is not drawn; the page of initiatives lists all.
//!
//! The drawing is of the whole text, whatever the filters list: a chosen family is highlighted, nothing is hidden.

pub(super) mod drawing;

use super::table::{Cell, Row, Table, ValueSource};
use super::{ChartView, CountryChoice, Entry, Evidence, Selection, whole};
use crate::chart_id::ChartId;
use crate::component::initiative::{acronym_of, family_name};
use crate::component::locator::label;
use crate::facet::{Choice, Kind};
use crate::proposal::{ENTITIES, EntityFamily, EntityIx, WEB};
use crate::text::{Locale, charts};
use drawing::Arcs;

pub(super) const ENTRY: Entry = Entry {
    title: charts::INITIATIVES_TITLE,
    description: charts::INITIATIVES_DESC,
    country_choice: CountryChoice::Never,
    statistics: &[],
    build,
};

/// Entities in the order of the rows.
pub fn drawn() -> impl Iterator<Item = EntityIx> {
    WEB.iter().copied().flatten().copied().flatten().copied()
}

/// Position of a family, which determines its shape.
fn category(family: EntityFamily) -> usize {
    EntityFamily::ALL.iter().position(|f| *f == family).unwrap_or_default()
}

/// Pairs of rows between which there is an arc.
fn links() -> Vec<(usize, usize)> {
    let order: Vec<EntityIx> = drawn().collect();
    let mut links = Vec::new();
    for (row, entity) in order.iter().enumerate() {
        for (other, _) in entity.related() {
            links.extend(order.iter().position(|e| *e == other).filter(|other| row < *other).map(|other| (row, other)));
        }
    }
    links
}

/// The acronym of an entity, or its name.
fn short_name(locale: Locale, entity: EntityIx) -> &'static str {
    acronym_of(locale, entity).unwrap_or(entity.get().name.get(locale))
}

/// What an entity is related to, each with the place of the statement: `ODA (§4.1a ¶2)`.
fn related(locale: Locale, entity: EntityIx) -> Vec<String> {
    let name = |e: EntityIx| short_name(locale, e);
    entity.related().into_iter().map(|(other, at)| locale.with_aside(name(other), &label(locale, at))).collect()
}

fn build(locale: Locale, selection: &Selection) -> ChartView {
    let row = |entity: EntityIx| {
        let (e, details) = (entity.get(), entity.details());
        let name = e.name.get(locale);
        let short = acronym_of(locale, entity).or(details.short.map(|short| short.get(locale)));
        drawing::Row {
            name: name.to_owned(),
            short: short.unwrap_or(name).to_owned(),
            category: category(details.family),
            selected: selection.query.has(Choice::kind(Kind::Family(details.family))),
            label: locale.labelled(name, &locale.semicolons(&related(locale, entity))),
        }
    };
    let column = |groups: &[&[EntityIx]]| groups.iter().map(|group| group.iter().map(|e| row(*e)).collect()).collect();
    let drawing = Arcs {
        columns: WEB.map(column),
        links: links(),
        picked: selection.picked.and_then(|picked| drawn().position(|entity| entity == picked)),
    };
    let table_row = |entity: EntityIx| {
        let found = entity.related();
        // the place of a single one is the source of the cell
        let (text, source) = match found[..] {
            [(other, at)] => (short_name(locale, other).to_owned(), ValueSource::Proposal(at)),
            _ => (locale.semicolons(&related(locale, entity)), ValueSource::Derived),
        };
        let cell = Cell::new(found.len() as f64, text, source);
        Row::new(entity.get().name.get(locale), &[], vec![cell])
    };
    let table = Table {
        corner: charts::INITIATIVES_NAME.get(locale).to_owned(),
        head: vec![charts::INITIATIVES_RELATED.get(locale).to_owned()],
        rows: drawn().map(table_row).collect(),
    };
    let number = |n: usize| whole(locale, n as f64);
    let most = drawn().max_by_key(|entity| entity.related().len()).unwrap_or(EntityIx(0));
    let says = charts::INITIATIVES_SAYS.fill(
        locale,
        &[
            ("all", &number(ENTITIES.len())),
            ("n", &number(drawn().count())),
            ("most", most.get().name.get(locale)),
            ("links", &number(most.related().len())),
        ],
    );
    ChartView {
        statements: vec![(Evidence::Proposal, says)],
        key: EntityFamily::ALL.iter().map(|f| (glyph(*f), family_name(*f).get(locale).to_owned())).collect(),
        unit: charts::INITIATIVES_UNIT.get(locale).to_owned(),
        ..ChartView::new(ChartId::Initiatives, Box::new(drawing), charts::INITIATIVES_LABEL, table)
    }
}

/// The shape of a family.
pub fn glyph(family: EntityFamily) -> crate::chart::Glyph {
    drawing::glyph(category(family))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::chart::record;
    use crate::charts::tests::english;
    use crate::proposal::{Endpoint, RELATIONS};
    use crate::url::Query;
    use std::collections::BTreeSet;

    #[test]
    fn every_relation_between_two_entities_is_an_arc_and_nothing_else_is() {
        let order: Vec<EntityIx> = drawn().collect();
        let mut wanted = BTreeSet::new();
        for r in &RELATIONS {
            let Endpoint::Entity(subject) = r.subject else { continue };
            for object in r.objects {
                if let Endpoint::Entity(object) = object {
                    wanted.insert((subject.min(*object), subject.max(*object)));
                }
            }
        }
        let found: BTreeSet<_> =
            links().iter().map(|(a, b)| (order[*a].min(order[*b]), order[*a].max(order[*b]))).collect();
        assert_eq!(found, wanted);
        assert_eq!(links().len(), wanted.len());
        let ends: BTreeSet<EntityIx> = wanted.iter().flat_map(|(a, b)| [*a, *b]).collect();
        assert_eq!(order.iter().copied().collect::<BTreeSet<_>>(), ends);
        assert_eq!(order.len(), ends.len(), "an entity is drawn once");
    }

    #[test]
    fn no_arc_leads_from_one_group_to_another() {
        let mut group_of = Vec::new();
        for (n, group) in WEB.iter().copied().flatten().enumerate() {
            group_of.extend(group.iter().map(|_| n));
        }
        assert!(links().iter().all(|(a, b)| group_of[*a] == group_of[*b]));
    }

    #[test]
    fn every_name_is_written_in_every_form_whichever_is_picked() {
        for picked in [None, Some(EntityIx(0)), drawn().last()] {
            for search in ["", "kind=plans,publications"] {
                let selection = Selection { query: Query::parse(search).0, picked, ..Selection::none() };
                let view = build(english(), &selection);
                for width in [280, 320, 328, 420, 559, 560, 576, 640, 780, 1200] {
                    record::check_clean(&*view.drawing, width);
                    let texts = record::draw(&*view.drawing, width).0.texts.len();
                    assert_eq!(texts, drawn().count(), "at {width} px, {picked:?}, {search}");
                }
            }
        }
    }

    #[test]
    fn names_in_few_letters_differ() {
        let mut seen = BTreeSet::new();
        for entity in drawn() {
            let short = acronym_of(english(), entity).or(entity.details().short.map(|s| s.get(english())));
            let short = short.unwrap_or(entity.get().name.get(english()));
            assert!(seen.insert(short), "{short} stands for two");
        }
    }

    #[test]
    fn a_family_has_a_shape_of_its_own() {
        assert_eq!(EntityFamily::ALL.len(), drawing::SHAPES);
        let shapes: BTreeSet<String> = EntityFamily::ALL.iter().map(|f| glyph(*f).svg()).collect();
        assert_eq!(shapes.len(), drawing::SHAPES);
    }
}
