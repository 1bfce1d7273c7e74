//! Which items a query lists, and how many each further choice would list. Choices of one part of a query unite, parts
//! intersect, as in the explorer.

/// Items, each with the parts of a query that it fails.
pub struct Found<T, P>(Vec<(T, Vec<P>)>);

impl<T: Copy, P: Copy + PartialEq> Found<T, P> {
    /// Compares every item with every part of a query.
    pub fn new(items: impl IntoIterator<Item = T>, parts: &[P], holds: impl Fn(T, P) -> bool) -> Self {
        let failed = |item: T| parts.iter().copied().filter(|part| !holds(item, *part)).collect();
        Found(items.into_iter().map(|item| (item, failed(item))).collect())
    }

    /// What the query lists, in the order of the items.
    pub fn listed(&self) -> impl Iterator<Item = T> {
        self.0.iter().filter(|(_, failed)| failed.is_empty()).map(|(item, _)| *item)
    }

    /// What the query does not list.
    pub fn left_out(&self) -> impl Iterator<Item = T> {
        self.0.iter().filter(|(_, failed)| !failed.is_empty()).map(|(item, _)| *item)
    }

    /// What the query would list without one of its parts.
    pub fn but(&self, part: P) -> impl Iterator<Item = T> {
        self.0.iter().filter(move |(_, failed)| failed.iter().all(|p| *p == part)).map(|(item, _)| *item)
    }
}
