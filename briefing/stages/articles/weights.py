"""Weights of the two regressions of scoring.py, written by tests/quality/fit_extraction.py; not edited by hand.

Fitted on the 181 pages of scrapinghub/article-extraction-benchmark (MIT).
"""

from __future__ import annotations

ALONE_BIAS = -1.3844

#: What a line is by itself and where it stands: name=weight.
_ALONE = """
at=-0.15; bar=-0.70; blockquote=0.27; bold=0.40; capitals=0.18; colon=0.10; colon:words0=-0.03; colon:words1=0.04
colon:words3=-0.05; colon:words4=0.07; colon:words5=0.09; commas0=-0.34; commas2=0.19; commas3=0.17; digits=-0.98
div=-0.32; div:words0=0.03; div:words1=0.04; div:words2=-0.43; div:words3=-0.10; div:words4=-0.08; div:words5=0.22
h2=0.59; h2:words0=0.08; h2:words1=0.12; h2:words2=0.19; h2:words3=0.21; h3=-0.06; h3:words1=-0.12; h3:words2=0.15
h3:words3=-0.11; h4=-0.03; h4:words1=0.17; h4:words2=0.04; h5=-0.12; in ad=-0.14; in ad:div=-0.20; in ad:p=0.10
in ad:words1=-0.16; in ad:words2=0.04; in article=0.39; in article:div=-0.04; in article:h2=0.10
in article:h3=0.32; in article:h4=-0.20; in article:li=0.34; in article:p=0.13; in article:words0=0.51
in article:words1=0.34; in article:words2=-0.46; in articleBody=0.60; in articleBody:div=0.33
in articleBody:h3=0.29; in articleBody:p=0.21; in articleBody:words0=0.12; in articleBody:words1=0.38
in articleBody:words2=0.10; in author=-0.80; in author:div=-0.44; in author:p=-0.41; in author:words0=0.07
in author:words1=-0.29; in author:words2=-0.58; in blockquote=0.67; in blockquote:p=0.40
in blockquote:words1=0.40; in blockquote:words2=0.28; in body=1.14; in body:div=-0.27; in body:h2=0.08
in body:h3=0.39; in body:li=0.39; in body:p=0.99; in body:words0=-0.12; in body:words1=0.34; in body:words2=0.92
in caption=-0.46; in caption:div=-0.67; in caption:p=0.21; in caption:words0=-0.24; in caption:words1=-0.22
in consent=-0.59; in consent:div=-0.43; in consent:h2=-0.04; in consent:words0=-0.13; in consent:words1=-0.30
in consent:words2=-0.16; in footer=-1.01; in footer:div=-0.46; in footer:h2=-0.07; in footer:h3=0.03
in footer:h4=0.06; in footer:li=0.21; in footer:p=-0.46; in footer:words0=-0.19; in footer:words1=-0.05
in footer:words2=-0.77; in form=-0.49; in form:div=-0.14; in form:p=-0.30; in form:words0=-0.08
in form:words1=-0.06; in gallery=0.03; in gallery:div=-0.71; in gallery:p=0.74; in gallery:words0=-0.16
in gallery:words1=0.09; in gallery:words2=0.10; in li=-0.59; in li:div=-0.50; in li:li=0.56; in li:p=-0.40
in li:words0=-0.16; in li:words2=-0.43; in main=-0.20; in main:div=-0.54; in main:h2=0.07; in main:h3=-0.06
in main:h4=-0.27; in main:li=-0.14; in main:p=0.78; in main:words0=0.02; in main:words1=-0.48; in main:words2=0.26
in meta=0.73; in meta:div=0.15; in meta:h2=0.26; in meta:h3=0.18; in meta:h4=0.25; in meta:li=0.04; in meta:p=0.09
in meta:words0=0.23; in meta:words1=0.76; in meta:words2=-0.26; in navigation=-0.30; in navigation:div=-0.26
in navigation:h2=-0.26; in navigation:h3=-0.05; in navigation:h4=0.21; in navigation:li=0.30
in navigation:p=-0.09; in navigation:words0=-0.18; in navigation:words1=-0.03; in navigation:words2=-0.09
in newsletter=-0.93; in newsletter:div=-0.40; in newsletter:h2=-0.11; in newsletter:h4=-0.11
in newsletter:p=-0.11; in newsletter:words0=-0.30; in newsletter:words1=-0.46; in newsletter:words2=-0.17
in ol=0.12; in ol:li=0.26; in related=-0.15; in related:div=0.38; in related:h2=-0.04; in related:h3=-0.09
in related:li=0.23; in related:p=-0.34; in related:words0=0.09; in related:words1=-0.11; in related:words2=-0.13
in section=-0.17; in section:div=-0.40; in section:h2=0.24; in section:h3=0.04; in section:h4=-0.13
in section:li=0.36; in section:p=-0.15; in section:words0=-0.12; in section:words1=0.19; in section:words2=-0.25
in share:div=-0.20; in share:h3=-0.29; in share:p=0.31; in share:words0=-0.20; in share:words1=-0.12
in share:words2=0.34; in summary=-0.37; in summary:div=0.15; in summary:li=-0.06; in summary:p=-0.41
in summary:words1=-0.03; in summary:words2=-0.33; in table=-0.23; in table:words0=-0.78; in ul=-0.81
in ul:div=-0.45; in ul:li=0.30; in ul:p=-0.32; in ul:words0=-0.13; in ul:words1=0.04; in ul:words2=-0.73
in video=0.34; in video:div=-0.06; in video:p=0.46; in video:words0=-0.41; in video:words1=0.35
in video:words2=0.40; li=0.56; li:words0=0.04; li:words1=-0.14; li:words2=0.29; li:words3=0.23; li:words4=0.40
li:words5=-0.26; linked0=0.83; linked0:words0=-0.36; linked0:words1=-0.04; linked0:words2=-0.13
linked0:words3=0.11; linked0:words4=0.56; linked0:words5=0.69; linked1=0.57; linked1:words3=0.07
linked1:words4=0.06; linked1:words5=0.50; linked2=0.09; linked2:words3=0.33; linked2:words4=0.16
linked2:words5=-0.18; linked3=-0.14; linked3:words1=-0.21; linked3:words2=0.09; linked3:words3=-0.11
linked3:words4=-0.04; linked3:words5=0.13; linked4=-1.35; linked4:words0=0.20; linked4:words1=0.17
linked4:words2=-0.11; linked4:words3=-0.43; linked4:words4=-0.44; linked4:words5=-0.74; lower=0.14; open=-0.70
open:words0=-0.35; open:words1=-0.07; open:words2=0.08; open:words3=0.03; open:words4=0.04; open:words5=-0.44
other=-0.22; other:words3=-0.07; p=0.19; p:words1=0.03; p:words2=-0.21; p:words3=-0.23; p:words4=0.28
p:words5=0.34; quote=0.19; rights=-0.25; section=-0.03; stop=0.60; stop:words0=0.22; stop:words1=-0.44
stop:words2=-0.11; stop:words4=0.18; stop:words5=0.75; td=-0.44; words0=-0.17; words1=-0.47; words2=-0.04
words4=0.30; words5=0.30; words6=-0.12; words7=0.22
"""
ALONE: dict[str, float] = {
    name: float(weight)
    for row in _ALONE.split("\n")
    for name, _, weight in (entry.partition("=") for entry in row.split("; ") if entry)
}

CONTEXT_BIAS = -0.7072

#: What stands around a line, in the order of scoring.context.
CONTEXT: dict[str, float] = {
    "alone": 0.1147,
    "in main": -0.5553,
    "depth in main": -0.2834,
    "in most": 1.5057,
    "prose 1": 1.6692,
    "prose 2": -0.2602,
    "prose 3": -0.2446,
    "prose 4": -1.2415,
    "share 1": -0.4265,
    "share 2": 0.3545,
    "share 3": 2.0753,
    "linked 2": 2.1270,
    "linked 3": -0.5509,
    "linked 4": -0.2305,
    "before 1": 2.5927,
    "after 1": 1.7145,
    "before 2": 0.4181,
    "after 2": 0.1259,
    "best before": -1.0315,
    "best after": -0.3113,
    "text before": -1.8437,
    "text after": -0.4855,
    "above first": -1.5141,
    "below last": -0.6095,
    "lines below": 0.0266,
    "lines above": -0.1266,
    "length": 0.3021,
    "linked": -3.7080,
    "titled": -0.3011,
    "item": 0.3209,
    "heading": 0.5912,
    "paragraph": -0.1246,
    "minor share": -3.7239,
    "closed": -0.1526,
    "siblings": 0.0179,
    "repeated": -0.4364,
}
