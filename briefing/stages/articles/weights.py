"""Weights of the two regressions of scoring.py, written by tests/quality/fit_extraction.py; not edited by hand.

Fitted on the 181 pages of scrapinghub/article-extraction-benchmark (MIT).
"""

from __future__ import annotations

ALONE_BIAS = -1.1722

#: What a line is by itself and where it stands: name=weight.
_ALONE = """
at=-0.17; bar=-0.63; blockquote=0.29; bold=0.44; capitals=0.24; colon=0.11; colon:words0=-0.06; colon:words1=0.06
colon:words3=-0.04; colon:words4=0.06; colon:words5=0.09; commas0=-0.38; commas1=0.07; commas2=0.15; commas3=0.16
digits=-1.06; div=-0.36; div:words1=0.11; div:words2=-0.34; div:words3=-0.07; div:words4=-0.14; div:words5=0.08
h2=0.57; h2:words1=0.14; h2:words2=0.21; h2:words3=0.21; h3=-0.16; h3:words0=-0.09; h3:words1=-0.14
h3:words2=0.13; h3:words3=-0.08; h4=-0.09; h4:words0=-0.07; h4:words1=0.12; h4:words2=0.05; h5=-0.12; in ad=-0.06
in ad:div=-0.17; in ad:p=0.19; in ad:words1=-0.26; in ad:words2=0.20; in article=0.19; in article:div=-0.32
in article:h2=0.18; in article:h3=0.33; in article:h4=-0.22; in article:li=0.38; in article:p=0.20
in article:words0=0.29; in article:words1=0.37; in article:words2=-0.47; in articleBody=0.70
in articleBody:div=0.47; in articleBody:h3=0.31; in articleBody:p=0.19; in articleBody:words0=0.15
in articleBody:words1=0.30; in articleBody:words2=0.25; in author=-0.80; in author:div=-0.34; in author:p=-0.53
in author:words0=0.12; in author:words1=-0.39; in author:words2=-0.53; in blockquote=0.69; in blockquote:p=0.39
in blockquote:words1=0.43; in blockquote:words2=0.28; in body=0.99; in body:div=-0.42; in body:h2=0.10
in body:h3=0.44; in body:li=0.51; in body:p=0.94; in body:words0=-0.24; in body:words1=0.38; in body:words2=0.85
in caption=-0.25; in caption:div=-1.22; in caption:p=0.78; in caption:words0=-0.25; in caption:words1=0.18
in caption:words2=-0.18; in consent=-0.44; in consent:div=-0.38; in consent:h2=-0.03; in consent:p=0.16
in consent:words0=-0.02; in consent:words1=-0.33; in consent:words2=-0.09; in footer=-0.80; in footer:div=-0.46
in footer:h2=-0.09; in footer:h3=-0.02; in footer:h4=0.03; in footer:li=0.13; in footer:p=-0.44
in footer:words0=0.04; in footer:words1=-0.10; in footer:words2=-0.73; in form=-0.48; in form:div=-0.16
in form:p=-0.27; in form:words0=-0.06; in form:words1=-0.08; in li=-0.70; in li:div=-0.54; in li:li=0.50
in li:p=-0.40; in li:words0=-0.33; in li:words2=-0.39; in main=-0.07; in main:div=-0.51; in main:h2=0.08
in main:h3=-0.07; in main:h4=-0.25; in main:li=-0.18; in main:p=0.60; in main:words0=0.25; in main:words1=-0.56
in main:words2=0.24; in meta=0.77; in meta:div=0.14; in meta:h3=0.14; in meta:h4=0.20; in meta:words0=0.34
in meta:words1=0.73; in meta:words2=-0.30; in navigation=-0.13; in navigation:div=-0.28; in navigation:h2=-0.34
in navigation:h3=-0.13; in navigation:h4=0.18; in navigation:li=0.25; in navigation:p=-0.11
in navigation:words0=-0.12; in navigation:words1=-0.05; in navigation:words2=0.03; in newsletter=-1.10
in newsletter:div=-0.52; in newsletter:h2=-0.09; in newsletter:h3=-0.03; in newsletter:h4=-0.09
in newsletter:p=-0.18; in newsletter:words0=-0.24; in newsletter:words1=-0.48; in newsletter:words2=-0.38
in ol=0.17; in ol:li=0.30; in related=-0.13; in related:div=0.45; in related:h3=-0.13; in related:li=0.22
in related:p=-0.35; in related:words0=-0.04; in related:words1=-0.13; in related:words2=0.04; in section=-0.07
in section:div=-0.35; in section:h2=0.19; in section:h4=-0.15; in section:li=0.38; in section:p=-0.14
in section:words0=0.11; in section:words1=0.14; in section:words2=-0.32; in share=-0.23; in share:div=-0.28
in share:h3=-0.27; in share:p=0.13; in share:words0=-0.37; in share:words1=-0.04; in share:words2=0.18
in summary=-0.28; in summary:div=0.23; in summary:li=-0.10; in summary:p=-0.33; in summary:words1=-0.03
in summary:words2=-0.24; in table=-0.21; in table:words0=-0.71; in ul=-0.58; in ul:div=-0.48; in ul:li=0.20
in ul:p=-0.34; in ul:words0=0.13; in ul:words1=0.04; in ul:words2=-0.74; in video=0.06; in video:div=-0.13
in video:p=0.33; in video:words0=-0.46; in video:words1=0.29; in video:words2=0.23; li=0.50; li:words1=-0.22
li:words2=0.28; li:words3=0.23; li:words4=0.40; li:words5=-0.21; linked0=0.79; linked0:words0=-0.41
linked0:words1=-0.03; linked0:words2=-0.11; linked0:words3=0.09; linked0:words4=0.64; linked0:words5=0.61
linked1=0.63; linked1:words3=0.07; linked1:words4=0.09; linked1:words5=0.53; linked2:words2=0.02
linked2:words3=0.38; linked2:words4=-0.08; linked2:words5=-0.08; linked3=-0.26; linked3:words1=-0.24
linked3:words2=0.06; linked3:words3=-0.20; linked3:words5=0.06; linked4=-1.17; linked4:words0=0.40
linked4:words1=0.18; linked4:words2=-0.13; linked4:words3=-0.39; linked4:words4=-0.45; linked4:words5=-0.78
lower=0.14; open=-0.61; open:words0=-0.16; open:words1=-0.06; open:words2=0.03; open:words4=0.08
open:words5=-0.48; other=-0.32; other:words3=-0.07; p=0.19; p:words0=0.13; p:words1=0.08; p:words2=-0.30
p:words3=-0.32; p:words4=0.24; p:words5=0.36; quote=0.26; rights=-0.27; section=-0.11; stop=0.51; stop:words0=0.25
stop:words1=-0.47; stop:words2=-0.09; stop:words4=0.08; stop:words5=0.74; td=-0.46; words0=0.03; words1=-0.47
words2=-0.06; words3=-0.05; words4=0.21; words5=0.21; words6=-0.14; words7=0.28
"""
ALONE: dict[str, float] = {
    name: float(weight)
    for row in _ALONE.split("\n")
    for name, _, weight in (entry.partition("=") for entry in row.split("; ") if entry)
}

CONTEXT_BIAS = -0.1594

#: What stands around a line, in the order of scoring.context.
CONTEXT: dict[str, float] = {
    "alone": 0.1325,
    "in main": -0.4524,
    "depth in main": -0.2770,
    "in most": 1.6803,
    "prose 1": 1.5138,
    "prose 2": -0.0618,
    "prose 3": -0.8387,
    "prose 4": -1.7753,
    "share 1": -0.6818,
    "share 2": 0.3307,
    "share 3": 1.9126,
    "linked 2": 2.4963,
    "linked 3": -0.6243,
    "linked 4": -0.2615,
    "before 1": 2.1006,
    "after 1": 1.6570,
    "before 2": -0.3042,
    "after 2": 0.3727,
    "best before": -0.3889,
    "best after": -0.2962,
    "text before": -1.8908,
    "text after": -0.9368,
    "above first": -1.4277,
    "below last": -0.5134,
    "lines below": 0.0192,
    "lines above": -0.1038,
    "length": 0.2746,
    "linked": -3.4748,
    "titled": -0.3545,
    "item": 0.7193,
    "heading": 0.7737,
    "paragraph": 0.2163,
    "minor share": -2.6652,
    "closed": -0.3017,
    "siblings": 0.0354,
    "repeated": -0.5941,
}
