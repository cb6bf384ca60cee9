"""join.py OUT NAME...: averages the answers of models; prints F1 on the development sets, writes names as JSON to OUT.

A NAME of two joined by `+` are models of two halves: each answers for the documents that it did not learn from.
"""
import json, os, sys
import numpy as np
out, names = sys.argv[1], sys.argv[2:]
sys.argv = sys.argv[:1]
from transformer import *
base = HERE
def split(label):
    def of(name):
        flat = np.load(f'{base}{name}/{label}.npy').astype(np.float32); at = 0; list_ = []
        for w in items: list_.append(flat[at:at + len(w.run)]); at += len(w.run)
        return list_
    items = windows(label); lists = []
    for name in names:
        if '+' in name:
            a, b = map(of, name.split('+'))
            if label in SILVER: lists.append([y if w.doc % 2 == 0 else x for w, x, y in zip(items, a, b)])
            else: lists += [a, b]
        else: lists.append(of(name))
    return items, [np.log(np.mean([np.exp(x) for x in group], 0) + 1e-6) for group in zip(*lists)]
scores = []
for s in DEV: items, lps = split(s); scores.append(f1(s, names_of(s, items, lps)))
print(out, names, ' | '.join(scores), flush=True)
if out != '-':
    os.makedirs(out, exist_ok=True)
    for s in SILVER:
        items, lps = split(s)
        with open(f'{out}/{s}.jsonl', 'w') as f:
            for list_ in names_of(s, items, lps): f.write(json.dumps([[a, b, k, k] for a, b, k, _ in list_], separators=(',', ':')) + '\n')
