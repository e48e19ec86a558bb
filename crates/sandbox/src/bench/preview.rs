//! Requests to an app: quiet, and beside a download and a reader who stalls.

use isekai_channel::bench_api::BenchRow;

use super::BenchError;
use super::samples::{Samples, difference};
use super::served::PAGE;
use super::stage::Stage;
use super::way::{Load, Way};

/// The ways take turns, so that drift of the machine meets all of them.
const ROUNDS: usize = 5;

/// The app's way through the service, a bare pipe, and a plain server.
pub struct Ways {
    pub service: Way,
    pub pipe: Way,
    pub plain: Way,
}

pub async fn rows(stage: &Stage, ways: &Ways, n: usize) -> Result<Vec<BenchRow>, BenchError> {
    stage.note("preview requests");
    let quiet = taken(ways, n, false).await?;
    stage.note("preview requests beside a download and a stalled reader");
    let busy = taken(ways, n, true).await?;
    let mut rows = quiet.rows("preview request", "1 / 5");
    rows.extend(busy.rows("beside a download and a stalled reader", "3 / 20"));
    Ok(rows)
}

#[derive(Default)]
struct Taken {
    service: Samples,
    pipe: Samples,
    plain: Samples,
}

async fn taken(ways: &Ways, n: usize, loaded: bool) -> Result<Taken, BenchError> {
    let mut taken = Taken::default();
    for _ in 0..ROUNDS {
        ask(&ways.service, n.div_ceil(ROUNDS), loaded, &mut taken.service).await?;
        ask(&ways.plain, n.div_ceil(ROUNDS), loaded, &mut taken.plain).await?;
        ask(&ways.pipe, n.div_ceil(ROUNDS), loaded, &mut taken.pipe).await?;
    }
    Ok(taken)
}

async fn ask(way: &Way, n: usize, loaded: bool, samples: &mut Samples) -> Result<(), BenchError> {
    // Opens the connection.
    way.fetch(PAGE).await?;
    let _load = if loaded { Some(Load::on(way).await?) } else { None };
    for _ in 0..n {
        samples.time(way.fetch(PAGE)).await?;
    }
    Ok(())
}

impl Taken {
    fn rows(&self, what: &str, target: &str) -> Vec<BenchRow> {
        let added = difference(self.service.quantiles(), self.plain.quantiles());
        let whole = BenchRow {
            floor: Some(self.plain.floor("the same from a plain server on loopback")),
            ..self.service.row(format!("{what}: whole"))
        };
        let added = BenchRow {
            measured: added,
            floor: Some(self.pipe.floor("the same on a bare pipe")),
            target: Some(target.to_owned()),
            ..self.service.row(format!("{what}: added"))
        };
        vec![whole, added]
    }
}
