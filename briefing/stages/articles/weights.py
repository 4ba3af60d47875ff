"""Weights of the two regressions of scoring.py, written by tests/quality/fit_extraction.py; not edited by hand.

Fitted on the 181 pages of scrapinghub/article-extraction-benchmark (MIT).
"""

from __future__ import annotations

ALONE_BIAS = -1.2041

#: What a line is by itself and where it stands: name=weight.
_ALONE = """
at=0.13; bar=-0.62; blockquote=0.32; bold=0.45; capitals=0.20; colon=0.13; colon:words0=-0.06; colon:words1=0.08
colon:words3=-0.04; colon:words4=0.05; colon:words5=0.08; commas0=-0.43; commas2=0.21; commas3=0.24; digits=-0.98
div=-0.69; div:words0=0.05; div:words1=0.02; div:words2=-0.36; div:words3=-0.22; div:words4=-0.29; div:words5=0.11
h2=0.60; h2:words1=0.15; h2:words2=0.22; h2:words3=0.21; h3=-0.12; h3:words0=-0.09; h3:words1=-0.14
h3:words2=0.14; h3:words3=-0.05; h4=-0.07; h4:words0=-0.07; h4:words1=0.12; h4:words2=0.06; h5=-0.12; in ad=-0.04
in ad:div=-0.17; in ad:p=0.22; in ad:words1=-0.22; in ad:words2=0.17; in article=0.21; in article:div=-0.22
in article:h2=0.20; in article:h3=0.33; in article:h4=-0.22; in article:li=0.34; in article:p=0.14
in article:words0=0.28; in article:words1=0.40; in article:words2=-0.47; in articleBody=0.72
in articleBody:div=0.49; in articleBody:h3=0.30; in articleBody:p=0.19; in articleBody:words0=0.15
in articleBody:words1=0.35; in articleBody:words2=0.22; in author=-0.78; in author:div=-0.30; in author:p=-0.55
in author:words0=0.13; in author:words1=-0.35; in author:words2=-0.56; in blockquote=0.70; in blockquote:p=0.38
in blockquote:words1=0.46; in blockquote:words2=0.26; in body=1.02; in body:div=-0.31; in body:h2=0.09
in body:h3=0.46; in body:li=0.51; in body:p=0.86; in body:words0=-0.25; in body:words1=0.34; in body:words2=0.93
in caption=-0.25; in caption:div=-1.21; in caption:p=0.78; in caption:words0=-0.25; in caption:words1=0.20
in caption:words2=-0.20; in consent=-0.50; in consent:div=-0.34; in consent:h2=-0.02; in consent:p=0.05
in consent:words0=-0.02; in consent:words1=-0.51; in consent:words2=0.04; in footer=-0.74; in footer:div=-0.34
in footer:h2=-0.09; in footer:h4=0.03; in footer:li=0.12; in footer:p=-0.48; in footer:words0=0.06
in footer:words1=-0.03; in footer:words2=-0.76; in form=-0.47; in form:div=-0.14; in form:p=-0.29
in form:words0=-0.06; in form:words1=-0.08; in li=-0.66; in li:div=-0.48; in li:li=0.52; in li:p=-0.43
in li:words0=-0.32; in li:words2=-0.35; in main=-0.09; in main:div=-0.50; in main:h2=0.10; in main:h3=-0.07
in main:h4=-0.25; in main:li=-0.18; in main:p=0.55; in main:words0=0.25; in main:words1=-0.62; in main:words2=0.28
in meta=0.78; in meta:div=0.24; in meta:h3=0.14; in meta:h4=0.21; in meta:p=-0.07; in meta:words0=0.38
in meta:words1=0.69; in meta:words2=-0.29; in navigation=-0.09; in navigation:div=-0.16; in navigation:h2=-0.34
in navigation:h3=-0.13; in navigation:h4=0.19; in navigation:li=0.23; in navigation:p=-0.12
in navigation:words0=-0.10; in newsletter=-1.04; in newsletter:div=-0.44; in newsletter:h2=-0.09
in newsletter:h3=-0.03; in newsletter:h4=-0.09; in newsletter:p=-0.19; in newsletter:words0=-0.24
in newsletter:words1=-0.45; in newsletter:words2=-0.35; in ol=0.18; in ol:li=0.33; in related=-0.11
in related:div=0.48; in related:h3=-0.13; in related:li=0.20; in related:p=-0.35; in related:words0=-0.03
in related:words1=-0.08; in section=-0.05; in section:div=-0.29; in section:h2=0.22; in section:h4=-0.14
in section:li=0.36; in section:p=-0.20; in section:words0=0.10; in section:words1=0.12; in section:words2=-0.27
in share=-0.21; in share:div=-0.24; in share:h3=-0.27; in share:p=0.09; in share:words0=-0.36
in share:words2=0.14; in summary=-0.24; in summary:div=0.34; in summary:li=-0.12; in summary:p=-0.38
in summary:words1=-0.04; in summary:words2=-0.20; in table=-0.15; in table:words0=-0.71; in ul=-0.54
in ul:div=-0.41; in ul:li=0.19; in ul:p=-0.35; in ul:words0=0.13; in ul:words1=0.06; in ul:words2=-0.73
in video=0.03; in video:div=-0.11; in video:p=0.23; in video:words0=-0.46; in video:words1=0.15
in video:words2=0.34; li=0.52; li:words1=-0.20; li:words2=0.27; li:words3=0.26; li:words4=0.37; li:words5=-0.19
linked0=0.78; linked0:words0=-0.40; linked0:words2=-0.09; linked0:words3=0.14; linked0:words4=0.61
linked0:words5=0.50; linked1=0.73; linked1:words3=0.05; linked1:words4=0.03; linked1:words5=0.71; linked2=-0.08
linked2:words3=0.17; linked2:words4=-0.05; linked3=-0.33; linked3:words1=-0.36; linked3:words2=0.04
linked3:words3=-0.18; linked3:words4=0.04; linked3:words5=0.09; linked4=-1.10; linked4:words0=0.37
linked4:words1=0.21; linked4:words2=-0.13; linked4:words3=-0.28; linked4:words4=-0.48; linked4:words5=-0.79
lower=0.19; open=-0.61; open:words0=-0.16; open:words1=-0.13; open:words2=-0.03; open:words3=-0.16
open:words4=0.09; open:words5=-0.23; other=-0.31; other:words3=-0.06; p=0.37; p:words0=0.10; p:words1=0.10
p:words2=-0.32; p:words3=-0.32; p:words4=0.34; p:words5=0.47; quote=0.28; rights=-0.31; section=-0.11; stop=0.49
stop:words0=0.24; stop:words1=-0.46; stop:words2=-0.06; stop:words3=0.10; stop:words5=0.66; td=-0.46; words1=-0.50
words2=-0.07; words3=-0.10; words4=0.15; words5=0.03; words6=-0.24; words7=0.73
"""
ALONE: dict[str, float] = {
    name: float(weight)
    for row in _ALONE.split("\n")
    for name, _, weight in (entry.partition("=") for entry in row.split("; ") if entry)
}

CONTEXT_BIAS = -0.1959

#: What stands around a line, in the order of scoring.context.
CONTEXT: dict[str, float] = {
    "alone": 0.1644,
    "in main": -0.5574,
    "depth in main": -0.2774,
    "in most": 1.6785,
    "prose 1": 1.4048,
    "prose 2": -0.0621,
    "prose 3": -0.6663,
    "prose 4": -1.8498,
    "share 1": -0.0283,
    "share 2": 0.4672,
    "share 3": 1.6510,
    "linked 2": 2.4012,
    "linked 3": -0.7312,
    "linked 4": -0.1339,
    "before 1": 2.1700,
    "after 1": 1.6536,
    "before 2": -0.2528,
    "after 2": 0.1549,
    "best before": -0.4219,
    "best after": -0.0630,
    "text before": -2.1440,
    "text after": -1.0697,
    "above first": -1.3002,
    "below last": -0.4119,
    "lines below": 0.0259,
    "lines above": -0.1135,
    "length": 0.2875,
    "linked": -3.5605,
    "titled": -0.0797,
    "item": 0.9214,
    "heading": 0.8096,
    "paragraph": 0.2206,
    "minor share": -3.3989,
    "closed": -0.3708,
    "siblings": 0.0287,
    "repeated": -0.4694,
}
