//! How sure a margin makes: for each type, how often names that won by so much were right on the development sets.

use crate::model::EntityType;

/// How many points each type's curve has.
pub const KNOTS: usize = 12;
/// How many numbers all curves take up: a margin and a confidence for each point.
pub const NUMBERS: usize = KNOTS * 2 * EntityType::ALL.len();

/// A rising curve for each type, as points of margin and share of names that were right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    curves: [[(f32, f32); KNOTS]; EntityType::ALL.len()],
}

impl Calibration {
    /// The curves whose numbers `number` gives.
    #[must_use]
    pub fn from_numbers(number: impl Fn(usize) -> f32) -> Self {
        let point = |at: usize| (number(2 * at), number(2 * at + 1));
        Self { curves: std::array::from_fn(|kind| std::array::from_fn(|knot| point(kind * KNOTS + knot))) }
    }

    /// The numbers of the curves, in the order that [`Self::from_numbers`] asks for.
    #[must_use]
    pub fn numbers(&self) -> Vec<f32> {
        self.curves.iter().flatten().flat_map(|(margin, share)| [*margin, *share]).collect()
    }

    /// Fits the curves to names of which the type, the margin and whether they were right are known.
    #[must_use]
    pub fn fit(seen: &[(EntityType, i32, bool)]) -> Self {
        let mut curves = [[(0.0, 0.5); KNOTS]; EntityType::ALL.len()];
        for kind in EntityType::ALL {
            let mut of_kind: Vec<_> = seen.iter().filter(|name| name.0 == kind).map(|name| (name.1, name.2)).collect();
            if of_kind.len() >= KNOTS * 8 {
                of_kind.sort_unstable();
                curves[kind as usize] = curve(&of_kind);
            }
        }
        Self { curves }
    }

    /// How sure a name of type `kind` is that won by `margin`.
    #[must_use]
    pub fn confidence(&self, kind: EntityType, margin: i32) -> f32 {
        let curve = &self.curves[kind as usize];
        let margin = margin as f32;
        let after = curve.partition_point(|point| point.0 <= margin);
        let (Some(low), Some(high)) = (after.checked_sub(1).map(|at| curve[at]), curve.get(after)) else {
            return curve[after.min(KNOTS - 1)].1;
        };
        low.1 + (high.1 - low.1) * (margin - low.0) / (high.0 - low.0)
    }
}

/// Equal shares of the sorted names, each a point, made to rise by pooling neighbours that fall.
fn curve(names: &[(i32, bool)]) -> [(f32, f32); KNOTS] {
    let mut points: [(f32, f32); KNOTS] = std::array::from_fn(|knot| {
        let part = &names[names.len() * knot / KNOTS..names.len() * (knot + 1) / KNOTS];
        let right = part.iter().filter(|name| name.1).count();
        (part[part.len() / 2].0 as f32, right as f32 / part.len() as f32)
    });
    for _ in 0..KNOTS {
        for at in 1..KNOTS {
            if points[at].1 < points[at - 1].1 {
                let mean = f32::midpoint(points[at].1, points[at - 1].1);
                (points[at].1, points[at - 1].1) = (mean, mean);
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_rises_with_the_margin_and_tells_the_share() {
        let seen: Vec<_> = (0..1200).map(|at| (EntityType::Person, at, at % 12 < 3 + at / 150)).collect();
        let curves = Calibration::fit(&seen);
        let sure = |margin| curves.confidence(EntityType::Person, margin);
        assert!(sure(0) < 0.4 && sure(1199) > 0.75 && sure(5000) == sure(1199));
        assert!((0..1200).is_sorted_by(|a, b| sure(*a) <= sure(*b) + 1e-6));
        let numbers = curves.numbers();
        assert_eq!(numbers.len(), NUMBERS);
        assert_eq!(Calibration::from_numbers(|at| numbers[at]), curves);
    }
}
