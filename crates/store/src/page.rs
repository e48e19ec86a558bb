//! Keyset pagination by id, newest first: ids are UUIDv7, so their order is that of their making.

use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// 1 to [`Page::MAX_LIMIT`]; anything else is moved to the nearest bound.
    pub limit: u32,
    /// The `next` of the page before.
    pub after: Option<Uuid>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOf<T> {
    pub items: Vec<T>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Uuid>,
}

impl Page {
    pub const MAX_LIMIT: u32 = 100;

    pub const fn first(limit: u32) -> Self {
        Self { limit, after: None }
    }

    /// One row more than the page holds, to learn whether there is a next page.
    pub(crate) fn fetch_limit(self) -> i64 {
        i64::from(self.clamped()) + 1
    }

    /// The largest id that the page may hold, exclusive.
    pub(crate) fn below(self) -> Uuid {
        self.after.unwrap_or(Uuid::max())
    }

    pub(crate) fn of<T>(self, mut rows: Vec<T>, id: impl Fn(&T) -> Uuid) -> PageOf<T> {
        let limit = self.clamped() as usize;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(id) } else { None };
        PageOf { items: rows, next }
    }

    fn clamped(self) -> u32 {
        self.limit.clamp(1, Self::MAX_LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_page_names_the_next_one_and_the_last_page_does_not() {
        let ids: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
        let page = Page::first(2);
        let full = page.of(ids.clone(), |id| *id);
        assert_eq!((full.items.as_slice(), full.next), (&ids[..2], Some(ids[1])));
        assert_eq!(page.of(ids[2..].to_vec(), |id| *id).next, None);
    }

    #[test]
    fn limits_are_bounded() {
        assert_eq!(Page::first(0).fetch_limit(), 2);
        assert_eq!(Page::first(u32::MAX).fetch_limit(), 101);
    }
}
