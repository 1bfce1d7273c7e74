//! Numbers to positions, and round numbers for ticks. Pure.

/// A linear scale from a domain of numbers to a range of positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// Maps `domain` to `range`. An empty domain is widened by one to either side, so that a chart of one
    /// value still has a place for it.
    #[must_use]
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let (low, high) = domain;
        let domain = if (high - low).abs() < f64::EPSILON { (low - 1.0, high + 1.0) } else { domain };
        Self { domain, range }
    }

    /// The position of a number. Numbers outside the domain lie outside the range.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + share * (self.range.1 - self.range.0)
    }
}

/// The smallest and the largest of some numbers and zero: a chart of stems has to show where they start.
#[must_use]
pub fn extent(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    values
        .into_iter()
        .filter(|value| value.is_finite())
        .fold((0.0, 0.0), |(low, high), value| (f64::min(low, value), f64::max(high, value)))
}

/// Round numbers (1, 2 or 5 times a power of ten apart) within `low` to `high`, at most `most` of them.
///
/// Zero is among them whenever it lies within, and none is `-0`.
#[must_use]
pub fn ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 || most == 0 {
        return Vec::new();
    }
    let mut power = (span.log10().floor() as i32) - 2;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            let step = factor * 10f64.powi(power);
            // a tick at the very edge must not be lost to rounding
            let slack = 1e-9;
            let first = (low / step - slack).ceil();
            let last = (high / step + slack).floor();
            let count = last - first + 1.0;
            if count <= most as f64 {
                // dividing by a power of ten is exact where multiplying by a tenth is not
                let number = |k: f64| {
                    if power < 0 { k * factor / 10f64.powi(-power) } else { k * step }
                };
                return (0..count.max(0.0) as i64).map(|k| number(first + k as f64) + 0.0).collect();
            }
        }
        power += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::Dice;
    use super::*;

    #[test]
    fn a_scale_keeps_ends_order_and_distances() {
        let mut dice = Dice::new(1);
        for _ in 0..500 {
            let low = dice.real(-50.0, 50.0);
            let high = low + dice.real(0.1, 50.0);
            let scale = Linear::new((low, high), (10.0, 210.0));
            assert!((scale.at(low) - 10.0).abs() < 1e-9);
            assert!((scale.at(high) - 210.0).abs() < 1e-9);
            let (a, b) = (dice.real(low, high), dice.real(low, high));
            assert_eq!(a < b, scale.at(a) < scale.at(b));
            let middle = scale.at(f64::midpoint(a, b));
            assert!((middle - f64::midpoint(scale.at(a), scale.at(b))).abs() < 1e-6);
        }
        assert!(Linear::new((3.0, 3.0), (0.0, 10.0)).at(3.0).is_finite());
    }

    #[test]
    fn ticks_are_round_ordered_inside_and_few() {
        let mut dice = Dice::new(2);
        for _ in 0..2000 {
            let low = dice.real(-1000.0, 1000.0);
            let high = low + dice.real(0.001, 2000.0);
            let most = dice.whole(1, 12);
            let found = ticks(low, high, most);
            assert!(found.len() <= most);
            assert!(most < 3 || !found.is_empty(), "{low} {high} {most}");
            let slack = (high - low) * 1e-6;
            for pair in found.windows(2) {
                assert!(pair[0] < pair[1]);
            }
            assert!(found.iter().all(|&tick| tick >= low - slack && tick <= high + slack));
            assert!(found.iter().all(|tick| !(*tick == 0.0 && tick.is_sign_negative())));
            if low <= 0.0 && high >= 0.0 {
                assert!(found.contains(&0.0), "{low} {high} {found:?}");
            }
        }
    }

    #[test]
    fn ticks_of_the_growth_chart() {
        assert_eq!(ticks(-9.8, 7.0, 5), [-5.0, 0.0, 5.0]);
        assert_eq!(ticks(-10.0, 7.0, 5), [-10.0, -5.0, 0.0, 5.0]);
        assert_eq!(ticks(0.0, 0.3, 4), [0.0, 0.1, 0.2, 0.3]);
        assert!(ticks(1.0, 1.0, 5).is_empty());
        assert!(ticks(f64::NAN, 1.0, 5).is_empty());
    }

    #[test]
    fn an_extent_reaches_zero() {
        assert_eq!(extent([2.0, 5.0]), (0.0, 5.0));
        assert_eq!(extent([-2.0, f64::NAN]), (-2.0, 0.0));
    }
}
