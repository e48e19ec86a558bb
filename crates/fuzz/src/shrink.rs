//! Shorter inputs that reach the same.

use crate::case::{Features, Runner};

const MOST_RUNS: usize = 300;

/// Leaves out ever smaller parts while what is left still reaches `features`.
pub fn shrink(runner: &mut Runner<'_>, input: &[u8], features: &Features) -> Vec<u8> {
    let mut shortest = input.to_vec();
    let (mut size, mut runs) = (input.len() / 2, 0);
    while size > 0 {
        let mut at = 0;
        while at < shortest.len() {
            runs += 1;
            if runs > MOST_RUNS {
                return shortest;
            }
            let shorter = [&shortest[..at], &shortest[(at + size).min(shortest.len())..]].concat();
            if runner.run(&shorter).is_ok_and(|reached| reached.is_superset(features)) {
                shortest = shorter;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    shortest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::target::Target;

    #[test]
    fn what_makes_no_difference_goes() {
        let target = Target::new("self-test-shrink");
        let mut runner = Runner::new(&target, &Corpus::of(target.name), |input| input.contains(&b'!').into());
        let input = b"a long text with one ! in it";
        let features = runner.run(input).unwrap();
        assert_eq!(shrink(&mut runner, input, &features), b"!");
    }
}
