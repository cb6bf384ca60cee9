"""windows.py DUMP MODEL OUT: cuts the texts of `recogniser dump` into windows of word pieces, and halves the model.

MODEL is the folder with tokenizer.json and model.safetensors. Needs Python 3, numpy, safetensors, tokenizers.
"""
import json, lzma, pickle, sys
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer
DUMP, HERE, OUT = (folder + '/' for folder in sys.argv[1:4])
WINDOW = 128
GOLD = ['ewt', 'gum', 're3d', 're3d-sa', 'wnut', 'btc-a', 'btc-b', 'btc-e', 'btc-f', 'btc-g', 'btc-h']
SILVER = ['gmb', 'ecb', 'wce', 'gap']
DEV = ['wikigold', 'ewt-dev', 'politics-test', 'gum-dev', 'gum-news-dev', 'gmb-test', 'wnut-dev']
TYPES = ['PER', 'ORG', 'LOC', 'MISC', 'EVENT']
tok = Tokenizer.from_file(HERE + 'tokenizer.json'); tok.no_padding(); tok.no_truncation()
def case_of(word):
    letters = [c for c in word if c.isalpha()]
    if not letters: return 1 if any(c.isdigit() for c in word) else 2
    up = sum(c.isupper() for c in letters)
    if up == 0: return 3
    if up == len(letters): return 4 if len(letters) > 1 else 5
    return 6 if letters[0].isupper() and up == 1 else 7
def pieces(path):
    done = []
    for d, line in enumerate(open(path)):
        doc = json.loads(line); raw = doc['text'].encode(); names = sorted(doc['names']); run = []
        def flush():
            if not run: return
            tags = [0] * len(run)
            for s, e, k in names:
                first = True
                for j, (x, y, _, _) in enumerate(run):
                    if x < e and s < y and x < y:
                        tags[j] = 1 + 2 * TYPES.index(k) + (0 if first else 1); first = False
            done.append((d, np.array(run, np.int32), np.array(tags, np.int8))); run.clear()
        for a, e in doc['sentences']:
            text = raw[a:e].decode()
            enc = tok.encode(text, add_special_tokens=False)
            offs = np.cumsum([0] + [len(c.encode()) for c in text])
            toks = []
            for i, (s, t) in zip(enc.ids, enc.offsets):
                x, y = s, t
                while x > 0 and text[x-1].isalnum(): x -= 1
                while y < len(text) and text[y].isalnum(): y += 1
                toks.append((a + int(offs[s]), a + int(offs[t]), i, case_of(text[x:y]) if text[s:t].isalnum() else case_of(text[s:t])))
            while toks:
                part, toks = toks[:WINDOW - 2], toks[WINDOW - 2:]
                if len(run) + len(part) > WINDOW - 2: flush()
                run.extend(part)
        flush()
    return done
sets = {}
for s in GOLD + SILVER + DEV:
    sets[s] = {'pieces': pieces(f'{DUMP}{s}.jsonl'), 'raw': [json.loads(l)['text'].encode() for l in open(f'{DUMP}{s}.jsonl')],
               'names': [json.loads(l)['names'] for l in open(f'{DUMP}{s}.jsonl')]}
    print(s, len(sets[s]['pieces']), flush=True)
with lzma.open(OUT + 'sets.pkl.xz', 'wb', preset=3) as f: pickle.dump(sets, f)
W = load_file(HERE + 'model.safetensors')
half = {}
for k, v in W.items():
    if v.dtype == np.int64: continue
    k = k.replace('bert.', ''); v = np.asarray(v, np.float32)
    if k == 'embeddings.word_embeddings.weight':
        scale = np.abs(v).max(1, keepdims=True) / 127
        half['word8'] = np.round(v / np.maximum(scale, 1e-9)).astype(np.int8); half['wordscale'] = scale.astype(np.float32)
    else: half[k] = v.astype(np.float16)
np.savez(OUT + 'minilm.npz', **half)
