//! The assignment of rows to columns that is worth most (Kuhn 1955, "The Hungarian Method for the Assignment Problem").

use std::collections::BTreeMap;

/// The greatest sum of worths of pairs, no row and no column in more than one, where pairs that are not listed are worth
/// nothing. Each group of rows and columns that are joined by pairs is solved alone. O(n³) in the size of a group.
pub(crate) fn best(pairs: &[(usize, usize, f64)]) -> f64 {
    groups(pairs).iter().map(|group| best_of_group(group)).sum()
}

/// `pairs` parted into groups that share no row and no column.
fn groups(pairs: &[(usize, usize, f64)]) -> Vec<Vec<(usize, usize, f64)>> {
    let rows = pairs.iter().map(|pair| pair.0 + 1).max().unwrap_or(0);
    let columns = pairs.iter().map(|pair| pair.1 + 1).max().unwrap_or(0);
    let mut parent: Vec<usize> = (0..rows + columns).collect();
    for &(row, column, _) in pairs {
        let (one, other) = (root(&mut parent, row), root(&mut parent, rows + column));
        parent[one.max(other)] = one.min(other);
    }
    let mut groups: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for pair in pairs {
        groups.entry(root(&mut parent, pair.0)).or_default().push(*pair);
    }
    groups.into_values().collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn best_of_group(pairs: &[(usize, usize, f64)]) -> f64 {
    let number = |ids: Vec<usize>| -> BTreeMap<usize, usize> {
        let ids: std::collections::BTreeSet<_> = ids.into_iter().collect();
        ids.into_iter().enumerate().map(|(nth, id)| (id, nth)).collect()
    };
    let rows = number(pairs.iter().map(|pair| pair.0).collect());
    let columns = number(pairs.iter().map(|pair| pair.1).collect());
    let size = rows.len().max(columns.len());
    let mut worth = vec![vec![0.0; size]; size];
    for (row, column, value) in pairs {
        worth[rows[row]][columns[column]] = *value;
    }
    let column_of = assign(&worth);
    column_of.iter().enumerate().map(|(row, &column)| worth[row][column]).sum()
}

/// The column of each row of the square `worth`, by shortest augmenting paths (Jonker and Volgenant 1987). The numbers
/// from one up stand for rows and columns; zero is the row that is being placed.
fn assign(worth: &[Vec<f64>]) -> Vec<usize> {
    let size = worth.len();
    let mut row_price = vec![0.0; size + 1];
    let mut column_price = vec![0.0; size + 1];
    let mut row_of = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut before = vec![0; size + 1];
        let mut done = vec![false; size + 1];
        let mut column = 0;
        while row_of[column] != 0 {
            done[column] = true;
            let here = row_of[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in (1..=size).filter(|&other| !done[other]) {
                let cost = -worth[here - 1][other - 1] - row_price[here] - column_price[other];
                if cost < least[other] {
                    (least[other], before[other]) = (cost, column);
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if done[other] {
                    row_price[row_of[other]] += step;
                    column_price[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    let mut column_of = vec![0; size];
    (1..=size).for_each(|column| column_of[row_of[column] - 1] = column - 1);
    column_of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_sum_is_found_where_the_greatest_pair_is_a_trap() {
        assert_eq!(best(&[]), 0.0);
        assert_eq!(best(&[(0, 0, 3.0), (0, 1, 2.0), (1, 0, 2.5)]), 4.5);
        assert_eq!(best(&[(0, 0, 3.0), (0, 1, 1.0), (1, 0, 1.0), (5, 7, 1.0)]), 4.0);
    }

    #[test]
    fn it_agrees_with_trying_all() {
        let worth = [[7.0, 4.0, 3.0, 1.0], [6.0, 8.0, 5.0, 2.0], [9.0, 4.0, 4.0, 3.0], [2.0, 7.0, 6.0, 5.0]];
        let pairs: Vec<_> = (0..16).map(|at| (at / 4, at % 4, worth[at / 4][at % 4])).collect();
        let mut greatest = 0.0_f64;
        for code in 0..256 {
            let columns: Vec<usize> = (0..4).map(|row| code >> (2 * row) & 3).collect();
            if (0..4).all(|column| columns.contains(&column)) {
                greatest = greatest.max((0..4).map(|row| worth[row][columns[row]]).sum());
            }
        }
        assert_eq!(best(&pairs), greatest);
    }
}
