//! Two things measured in turns, so that a machine that is slow for a while is slow for both.

use std::time::{Duration, Instant};

use crate::failure::Outcome;
use crate::report::Row;

/// After this long no other turn begins, so that a slow machine ends too; so many turns there are in any case.
const LONGEST: Duration = Duration::from_secs(45);
const LEAST: usize = 3;

/// What came of it.
pub(crate) struct Pairs {
    wanted: usize,
    ours: Vec<f64>,
    rival: Vec<f64>,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Ours,
    Rival,
}

/// Runs both sides so often, each first in every other turn.
pub(crate) async fn alternate(runs: usize, mut one: impl AsyncFnMut(Side, usize) -> Outcome<f64>) -> Outcome<Pairs> {
    let mut pairs = Pairs { wanted: runs, ours: Vec::new(), rival: Vec::new() };
    let began = Instant::now();
    for run in 0..runs {
        if run >= LEAST && began.elapsed() > LONGEST {
            break;
        }
        let order = if run % 2 == 0 { [Side::Ours, Side::Rival] } else { [Side::Rival, Side::Ours] };
        for side in order {
            let measured = one(side, run).await?;
            match side {
                Side::Ours => pairs.ours.push(measured),
                Side::Rival => pairs.rival.push(measured),
            }
        }
    }
    Ok(pairs)
}

impl Pairs {
    /// The row: medians of both sides; the ratio is the median of the ratios of the turns.
    pub(crate) fn row(&self, id: &'static str, work: impl Into<String>, unit: &'static str, goal: &'static str) -> Row {
        let ratios: Vec<f64> = self.ours.iter().zip(&self.rival).map(|(ours, rival)| ours / rival).collect();
        let (ratio, spread) = (median(&ratios), spread(&ratios));
        let (turns, mut work) = (ratios.len(), work.into());
        if turns < self.wanted {
            work.push_str(&format!(" (only {turns} turns, the machine was slow)"));
        }
        Row { id, work, ours: median(&self.ours), rival: median(&self.rival), unit, ratio, spread, goal }
    }
}

/// The middle one.
pub(crate) fn median(of: &[f64]) -> f64 {
    quantile(of, 0.5)
}

/// The one below which this share lies.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "lists of measurements are short"
)]
pub(crate) fn quantile(of: &[f64], share: f64) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (share * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

fn spread(of: &[f64]) -> f64 {
    let highest = of.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let lowest = of.iter().copied().fold(f64::INFINITY, f64::min);
    highest - lowest
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn the_ratio_is_the_middle_one_and_the_spread_their_range() {
        let pairs = Pairs { wanted: 3, ours: vec![50.0, 90.0, 30.0], rival: vec![100.0, 100.0, 100.0] };
        let row = pairs.row("P1", "work", "requests/s", "≥ 0.5");
        assert!((row.ratio - 0.5).abs() < 1e-9 && (row.spread - 0.6).abs() < 1e-9, "{} {}", row.ratio, row.spread);
        assert!((row.ours - 50.0).abs() < 1e-9 && (row.rival - 100.0).abs() < 1e-9);
        assert_eq!(row.work, "work");
    }

    #[test]
    fn a_row_says_when_there_were_fewer_turns_than_wanted() {
        let pairs = Pairs { wanted: 5, ours: vec![1.0; 3], rival: vec![1.0; 3] };
        assert_eq!(pairs.row("P1", "work", "", "").work, "work (only 3 turns, the machine was slow)");
    }
}
