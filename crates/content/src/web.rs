//! The order in which entities that are related to one another are drawn.
//!
//! They are drawn as rows with arcs between those that are related, so a good order has short arcs. It is found here,
//! when the site is built, and depends on the records alone: the same records give the same picture everywhere.

use crate::load::Content;
use std::collections::BTreeSet;

/// Entities by position.
type Group = Vec<usize>;

/// What a group takes of a column besides its rows, in halves of a row.
const GAP: usize = 1;

/// Two columns of groups. Entities of different groups are not related, and an entity related to no other is in none.
pub fn columns(content: &Content) -> [Vec<Group>; 2] {
    let links = links(content);
    let mut groups = groups(&links);
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.iter().min().copied()));
    let mut columns = [Vec::new(), Vec::new()];
    let mut heights = [0, 0];
    for group in groups {
        let lower = usize::from(heights[1] < heights[0]);
        heights[lower] += 2 * group.len() + GAP;
        columns[lower].push(in_order(&group, &links));
    }
    columns
}

/// Pairs of entities that a relation ties, each once, the lower position first.
fn links(content: &Content) -> BTreeSet<(usize, usize)> {
    let position = |id: &Option<String>| content.entities.iter().position(|e| Some(&e.id) == id.as_ref());
    let mut links = BTreeSet::new();
    for relation in &content.relations {
        let Some(subject) = position(&relation.subject.entity) else { continue };
        for object in relation.objects.iter().filter_map(|end| position(&end.entity)) {
            links.insert((subject.min(object), subject.max(object)));
        }
    }
    links
}

/// Entities that links connect, directly or through others.
fn groups(links: &BTreeSet<(usize, usize)>) -> Vec<Group> {
    let mut left: BTreeSet<usize> = links.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let mut groups = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut group = vec![first];
        let mut at = 0;
        while let Some(entity) = group.get(at).copied() {
            let found: Vec<usize> = beside(entity, links).filter(|other| left.contains(other)).collect();
            for other in found {
                left.remove(&other);
                group.push(other);
            }
            at += 1;
        }
        groups.push(group);
    }
    groups
}

fn beside(entity: usize, links: &BTreeSet<(usize, usize)>) -> impl Iterator<Item = usize> {
    links.iter().filter_map(move |(a, b)| match entity {
        e if e == *a => Some(*b),
        e if e == *b => Some(*a),
        _ => None,
    })
}

/// The entities of a group in an order in which the sum of the lengths of their links is low: from a walk that begins
/// at each of them in turn, single entities are moved for as long as that shortens the sum.
fn in_order(group: &[usize], links: &BTreeSet<(usize, usize)>) -> Group {
    // by position in the group, since this is the one costly step of the build script
    let within = |entity: &usize| group.iter().position(|e| e == entity);
    let own: Vec<(usize, usize)> = links.iter().filter_map(|(a, b)| Some((within(a)?, within(b)?))).collect();
    let walks = group.iter().map(|first| {
        let mut walked = Vec::new();
        walk(*first, links, &mut walked);
        let mut order: Group = walked.iter().filter_map(within).collect();
        improve(&mut order, &own);
        order
    });
    // of equally good orders the first walk's
    let best = walks.min_by_key(|order| length(order, &own)).unwrap_or_default();
    best.into_iter().map(|position| group[position]).collect()
}

/// Appends everything that can be reached, one branch after the other.
fn walk(entity: usize, links: &BTreeSet<(usize, usize)>, order: &mut Group) {
    order.push(entity);
    for other in beside(entity, links) {
        if !order.contains(&other) {
            walk(other, links, order);
        }
    }
}

fn improve(order: &mut Group, links: &[(usize, usize)]) {
    let mut best = length(order, links);
    loop {
        let before = best;
        for from in 0..order.len() {
            for to in 0..order.len() {
                let mut moved = order.clone();
                let entity = moved.remove(from);
                moved.insert(to, entity);
                let now = length(&moved, links);
                if now < best {
                    (*order, best) = (moved, now);
                }
            }
        }
        if best == before {
            return;
        }
    }
}

/// Sum of the lengths of the links in rows. `order` has each position of its group once.
fn length(order: &[usize], links: &[(usize, usize)]) -> usize {
    let mut rows = vec![0; order.len()];
    for (row, position) in order.iter().enumerate() {
        rows[*position] = row;
    }
    links.iter().map(|(a, b)| rows[*a].abs_diff(rows[*b])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(pairs: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
        pairs.iter().copied().collect()
    }

    #[test]
    fn what_is_connected_is_one_group_and_nothing_else_is() {
        let found = groups(&links(&[(1, 4), (2, 3), (3, 4), (6, 7)]));
        let sorted: Vec<BTreeSet<usize>> = found.into_iter().map(|group| group.into_iter().collect()).collect();
        assert_eq!(sorted, [BTreeSet::from([1, 2, 3, 4]), BTreeSet::from([6, 7])]);
    }

    #[test]
    fn a_chain_is_drawn_as_a_chain_wherever_the_walk_begins() {
        let chain = links(&[(0, 3), (1, 3), (1, 4), (2, 4)]);
        let order = in_order(&[2, 0, 4, 1, 3], &chain);
        assert!(order == [0, 3, 1, 4, 2] || order == [2, 4, 1, 3, 0], "{order:?}");
    }

    #[test]
    fn the_middle_of_a_star_is_in_its_middle() {
        let star = links(&[(0, 1), (0, 2), (0, 3), (0, 4)]);
        assert_eq!(in_order(&[0, 1, 2, 3, 4], &star)[2], 0);
    }
}
