"""Prints the list `words/not_people.txt`: nouns listed as roles that mostly do not mean people.

    python3 models/teacher/not_people.py DATA > models/words/not_people.txt

DATA holds `gazetteers/{roles,occupations}.tsv` and the training sets of GUM, LitBank and ECB+. A noun is counted each time
it stands in lower case in the marked parts of a text, and as a person where it is the head of a description of one.
"""
import json
import re
import sys
from collections import Counter
from pathlib import Path

SETS = ["gum/coref-clean-train.json", "litbank/coref-train.json", "ecbplus/coref-train.json"]
PLURALS = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife",
           "policemen": "policeman"}
ENDINGS = [("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", "")]
FEWEST, SHARE = 4, 0.34
# Titles that are other words far more often.
AMBIGUOUS = {"then", "late", "major", "private", "general", "second", "senior", "acting", "vice", "former"}
GROUPS = "family household generation people folk folks public crowd audience population jury staff crew cast team gang " \
    "mob police opposition clergy nobility youth"
AFTER_HEAD = re.compile(r"\b(?:of|who|whom|from|for|in|with|on|at|that|which|to|by)\b|,|\(")
WORD = re.compile(r"[A-Za-z\-]+")


def lines(path):
    return [line.strip().lower() for line in path.read_text().splitlines() if not line.startswith("#")]


def singular(word, roles):
    if word in PLURALS or word in roles:
        return PLURALS.get(word, word)
    stems = (word[: len(word) - len(end)] + single for end, single in ENDINGS if word.endswith(end))
    return next((stem for stem in stems if stem in roles), word)


def head_end(text, mention):
    """One past the last character of the head of a description."""
    if "head" in mention:
        return mention["head"][1]
    whole = text[mention["start"]:mention["end"]]
    words = list(WORD.finditer(AFTER_HEAD.split(whole)[0].strip() or whole))
    return mention["start"] + words[-1].end() if words else None


def main():
    data = Path(sys.argv[1])
    titles = {word.strip() for line in lines(Path("models/words/titles.txt")) for word in line.split(",")}
    roles = {role for name in ("roles", "occupations") for role in lines(data / f"gazetteers/{name}.tsv")} | titles
    total, people = Counter(), Counter()
    for document in (document for name in SETS for document in json.loads((data / name).read_text())["docs"]):
        text = document["text"]
        described = [m for m in document["mentions"] if m["kind"] == "nominal" and m["type"] in ("PER", "person")]
        heads = {head_end(text, mention) for mention in described}
        for start, end in document.get("gold_regions") or [[0, len(text)]]:
            for word in WORD.finditer(text[start:end]):
                noun = singular(word.group().lower(), roles)
                if noun in roles and word.group()[0].islower():
                    total[noun] += 1
                    people[noun] += start + word.end() in heads
    rare = [noun for noun in total if total[noun] >= FEWEST and people[noun] / total[noun] < SHARE]
    listed = sorted(noun for noun in rare if noun not in titles or noun in AMBIGUOUS)
    print("# Nouns that are listed as roles, but fewer than one in three times mean a person: see teacher/not_people.py.")
    print(", ".join(listed))
    print("# Nouns that mean many people at once.")
    print(", ".join(GROUPS.split()))


main()
