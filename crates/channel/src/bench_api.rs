//! What `isekai-sandboxd bench` reports, for whoever shows it.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BenchReport {
    /// `debug` or `release`.
    pub build: String,
    /// Version of the container engine.
    pub engine: String,
    pub cpus: usize,
    pub memory_bytes: u64,
    /// The machine's load average over a minute before the measurement: what else ran.
    pub load_before: f64,
    pub rows: Vec<BenchRow>,
    pub figures: Vec<BenchFigure>,
}

/// One thing that was tried many times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BenchRow {
    pub what: String,
    pub unit: BenchUnit,
    pub attempts: usize,
    pub failures: usize,
    pub measured: Quantiles,
    /// What the machine, the engine or a plain server takes for the same, measured in the same run.
    pub floor: Option<BenchFloor>,
    /// In words: it is shown, never asserted.
    pub target: Option<String>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BenchFloor {
    pub what: String,
    pub measured: Quantiles,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quantiles {
    pub p50: f64,
    pub p95: f64,
}

/// One thing that was seen once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BenchFigure {
    pub what: String,
    pub unit: BenchUnit,
    pub value: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BenchUnit {
    Ms,
    Seconds,
    /// 10⁶ bytes.
    Mb,
    Count,
}

impl Quantiles {
    pub fn of(values: &[f64]) -> Self {
        Self { p50: quantile(values, 0.5), p95: quantile(values, 0.95) }
    }
}

/// Of the nearest rank; 0 of nothing.
pub fn quantile(values: &[f64], q: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = ((sorted.len() as f64 * q).ceil() as usize).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_nearest_rank() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        assert_eq!(Quantiles::of(&values), Quantiles { p50: 10.0, p95: 19.0 });
        assert_eq!(quantile(&values, 1.0), 20.0);
        assert_eq!(quantile(&[], 0.5), 0.0);
    }
}
