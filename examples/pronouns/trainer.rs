//! Learns the weights of the network by gradient descent (Adagrad: Duchi, Hazan and Singer, 2011): the likelihoods of
//! all right answers to a question together shall be high.

use crossread::refer::pronoun::features::ROWS;
use crossread::refer::pronoun::network::{HEADER, LENGTH, MAGIC, ONE};

/// How many networks are learned apart: the program's is their mean.
pub(crate) const MEMBERS: usize = 8;
/// How many hidden units each has.
const HIDDEN: usize = crossread::refer::pronoun::network::HIDDEN / MEMBERS;
const _: () =
    assert!(HIDDEN * MEMBERS == crossread::refer::pronoun::network::HIDDEN, "the units are those of the members");
/// How many numbers each of its rows has.
const WIDTH: usize = HIDDEN + 1;

/// A question with its answers.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// The rows of each answer; the last is that none is meant.
    pub(crate) answers: Vec<Vec<u16>>,
    /// Whether each is right.
    pub(crate) right: Vec<bool>,
    pub(crate) weight: f32,
}

impl Example {
    /// The example with some of its blocks left out, the same of all answers, so that no feature is relied on alone
    /// (dropout: Srivastava et al., 2014).
    fn thinned(&self, dice: &mut Dice) -> Self {
        let mut thin = |answers: &[Vec<u16>]| -> Vec<Vec<u16>> {
            let length = answers.first().map_or(0, Vec::len);
            let kept: Vec<bool> = (0..length).map(|_| dice.roll() % 1000 >= DROPPED).collect();
            let keep =
                |rows: &Vec<u16>| rows.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(row, _)| *row).collect();
            answers.iter().map(keep).collect()
        };
        let (none, others) = self.answers.split_last().expect("there is always the answer that none is meant");
        let mut answers = thin(others);
        answers.extend(thin(std::slice::from_ref(none)));
        Self { answers, right: self.right.clone(), weight: self.weight }
    }
}

/// How many of a thousand blocks are left out.
const DROPPED: u64 = 200;
const RATE: f32 = 0.03;
/// The share by which weights are drawn to zero.
const DECAY: f32 = 2e-5;

/// The weights while they are learned: of the rows, the thresholds, and of the hidden units.
#[derive(Clone, Debug)]
pub(crate) struct Trainer {
    weights: Vec<f32>,
    squares: Vec<f32>,
    sum: Vec<f32>,
    sums: f32,
}

const THRESHOLDS: usize = ROWS * WIDTH;
const UNITS: usize = THRESHOLDS + HIDDEN;

/// Numbers that look random and are always the same (xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Dice that fall as they do for `text` only.
    pub(crate) fn of(text: &str) -> Self {
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let mut dice = Self(text.bytes().fold(0xcbf2_9ce4_8422_2325, fold) | 1);
        dice.roll();
        dice
    }

    /// One of those that are as likely as `likelihoods` say, or none of them with what is left.
    pub(crate) fn draw(&mut self, likelihoods: &[f32]) -> Option<usize> {
        const SIDES: u64 = 1 << 20;
        let mut left = (self.roll() % SIDES) as f32 / SIDES as f32;
        likelihoods.iter().position(|likelihood| {
            left -= likelihood;
            left < 0.0
        })
    }

    pub(crate) fn shuffle(&mut self, order: &mut [u32]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.roll() % (at as u64 + 1)) as usize);
        }
    }
}

impl Trainer {
    pub(crate) fn new(dice: &mut Dice) -> Self {
        let mut random = |scale: f32| ((dice.roll() % 2001) as f32 / 1000.0 - 1.0) * scale;
        let mut weights: Vec<f32> =
            (0..THRESHOLDS).map(|at| if at % WIDTH == HIDDEN { 0.0 } else { random(0.15) }).collect();
        weights.extend((0..HIDDEN).map(|_| 0.1));
        weights.extend((0..HIDDEN).map(|_| random(0.5)));
        let squares = vec![1e-2; weights.len()];
        let sum = vec![0.0; weights.len()];
        Self { weights, squares, sum, sums: 0.0 }
    }

    fn units(&self, rows: &[u16]) -> ([f32; WIDTH], f32) {
        let mut sums = [0.0; WIDTH];
        for &row in rows {
            let weights = &self.weights[usize::from(row) * WIDTH..][..WIDTH];
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
        let mut score = sums[HIDDEN];
        for (unit, sum) in sums.iter_mut().take(HIDDEN).enumerate() {
            *sum = (*sum + self.weights[THRESHOLDS + unit]).max(0.0);
            score += *sum * self.weights[UNITS + unit];
        }
        (sums, score)
    }

    /// Learns from one example; returns its loss.
    fn learn(&mut self, example: &Example, rate: f32) -> f32 {
        let units: Vec<_> = example.answers.iter().map(|rows| self.units(rows)).collect();
        let top = units.iter().map(|(_, score)| *score).fold(f32::MIN, f32::max);
        let weights: Vec<f32> = units.iter().map(|(_, score)| (score - top).exp()).collect();
        let all: f32 = weights.iter().sum();
        let right: f32 =
            weights.iter().zip(&example.right).filter(|(_, right)| **right).map(|(weight, _)| weight).sum();
        let right = right.max(1e-9);
        for (at, rows) in example.answers.iter().enumerate() {
            let wanted = if example.right[at] { weights[at] / right } else { 0.0 };
            let slope = (weights[at] / all - wanted) * example.weight;
            if slope.abs() > 1e-4 {
                self.descend(rows, &units[at].0, slope, rate);
            }
        }
        -(right / all).ln()
    }

    fn descend(&mut self, rows: &[u16], units: &[f32; WIDTH], slope: f32, rate: f32) {
        let mut slopes = [0.0; WIDTH];
        slopes[HIDDEN] = slope;
        for (unit, &output) in units.iter().enumerate().take(HIDDEN) {
            if output > 0.0 {
                slopes[unit] = slope * self.weights[UNITS + unit];
                self.step(UNITS + unit, slope * output, rate);
                self.step(THRESHOLDS + unit, slopes[unit], rate);
            }
        }
        for &row in rows {
            for (unit, slope) in slopes.iter().enumerate() {
                if *slope != 0.0 {
                    self.step(usize::from(row) * WIDTH + unit, *slope, rate);
                }
            }
        }
    }

    fn step(&mut self, at: usize, slope: f32, rate: f32) {
        let slope = slope + DECAY * self.weights[at];
        self.squares[at] += slope * slope;
        self.weights[at] -= rate * slope / self.squares[at].sqrt();
    }

    /// Goes once over `examples` in `order`; returns the mean loss.
    pub(crate) fn pass(&mut self, examples: &[Example], order: &[u32], rate: f32, dice: &mut Dice) -> f32 {
        let mut loss = 0.0;
        for &at in order {
            loss += self.learn(&examples[at as usize].thinned(dice), RATE * rate) / order.len() as f32;
        }
        self.sum.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
        self.sums += 1.0;
        loss
    }

    /// Forgets the passes so far when weights are averaged.
    pub(crate) fn forget(&mut self) {
        self.sum.fill(0.0);
        self.sums = 0.0;
    }

    /// The weights averaged over passes.
    fn mean(&self) -> Vec<f32> {
        self.sum.iter().map(|sum| sum / self.sums.max(1.0)).collect()
    }
}

/// The model file of the mean of `members`, with how far scores are to be trusted.
pub(crate) fn file(members: &[Trainer], trust: [f32; 4]) -> Vec<u8> {
    assert_eq!(members.len(), MEMBERS, "the units of the program's network are those of the members");
    let members: Vec<_> = members.iter().map(Trainer::mean).collect();
    let share = |number: f32| number / MEMBERS as f32;
    let mut numbers: Vec<f32> =
        members.iter().flat_map(|weights| &weights[UNITS..]).map(|number| share(*number)).collect();
    numbers.extend(members.iter().flat_map(|weights| &weights[THRESHOLDS..UNITS]));
    numbers.extend(trust);
    for row in 0..ROWS {
        let rows = || members.iter().map(|weights| &weights[row * WIDTH..(row + 1) * WIDTH]);
        numbers.extend(rows().flat_map(|row| &row[..HIDDEN]));
        numbers.push(share(rows().map(|row| row[HIDDEN]).sum()));
    }
    let whole = |number: f32| (number * ONE).round().clamp(-32_767.0, 32_767.0) as i16;
    let mut file = Vec::from(MAGIC);
    numbers.iter().for_each(|number| file.extend(whole(*number).to_le_bytes()));
    assert_eq!(file.len(), LENGTH, "{HEADER} numbers stand before the rows");
    file
}
