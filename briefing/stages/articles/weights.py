"""Weights of the two regressions of scoring.py, written by tests/quality/fit_extraction.py; not edited by hand.

Fitted on the 181 pages of scrapinghub/article-extraction-benchmark (MIT).
"""

from __future__ import annotations

ALONE_BIAS = -1.3716

#: What a line is by itself and where it stands: name=weight.
_ALONE = """
at=-0.18; bar=-0.70; blockquote=0.29; bold=0.37; capitals=0.17; colon=0.11; colon:words0=-0.03; colon:words1=0.03
colon:words3=-0.04; colon:words4=0.06; colon:words5=0.09; commas0=-0.34; commas1=-0.03; commas2=0.17; commas3=0.20
digits=-0.99; div=-0.33; div:words0=0.04; div:words1=0.06; div:words2=-0.40; div:words3=-0.05; div:words4=-0.17
div:words5=0.19; h2=0.64; h2:words0=0.09; h2:words1=0.12; h2:words2=0.21; h2:words3=0.21; h3=-0.06
h3:words1=-0.12; h3:words2=0.14; h3:words3=-0.11; h4=-0.03; h4:words1=0.15; h4:words2=0.04; h5=-0.11; in ad=-0.12
in ad:div=-0.19; in ad:p=0.11; in ad:words1=-0.17; in ad:words2=0.06; in article=0.36; in article:div=-0.20
in article:h2=0.14; in article:h3=0.33; in article:h4=-0.19; in article:li=0.35; in article:p=0.16
in article:words0=0.55; in article:words1=0.33; in article:words2=-0.53; in articleBody=0.62
in articleBody:div=0.38; in articleBody:h3=0.28; in articleBody:p=0.19; in articleBody:words0=0.10
in articleBody:words1=0.36; in articleBody:words2=0.16; in author=-0.82; in author:div=-0.39; in author:p=-0.49
in author:words0=0.07; in author:words1=-0.36; in author:words2=-0.54; in blockquote=0.67; in blockquote:p=0.39
in blockquote:words1=0.40; in blockquote:words2=0.28; in body=1.09; in body:div=-0.32; in body:h2=0.05
in body:h3=0.40; in body:li=0.43; in body:p=1.02; in body:words0=-0.13; in body:words1=0.33; in body:words2=0.90
in caption=-0.10; in caption:div=-0.94; in caption:p=0.68; in caption:words0=-0.17; in caption:words1=0.10
in caption:words2=-0.03; in consent=-0.57; in consent:div=-0.39; in consent:h2=-0.02; in consent:p=-0.03
in consent:words0=-0.12; in consent:words1=-0.31; in consent:words2=-0.14; in footer=-0.99; in footer:div=-0.47
in footer:h2=-0.05; in footer:h3=0.02; in footer:h4=0.06; in footer:li=0.17; in footer:p=-0.44
in footer:words0=-0.19; in footer:words1=-0.06; in footer:words2=-0.75; in form=-0.51; in form:div=-0.14
in form:p=-0.29; in form:words0=-0.08; in form:words1=-0.09; in li=-0.58; in li:div=-0.51; in li:li=0.56
in li:p=-0.38; in li:words0=-0.17; in li:words2=-0.40; in main=-0.17; in main:div=-0.49; in main:h2=0.08
in main:h3=-0.06; in main:h4=-0.25; in main:li=-0.13; in main:p=0.76; in main:words1=-0.47; in main:words2=0.30
in meta=0.76; in meta:div=0.18; in meta:h3=0.17; in meta:h4=0.24; in meta:p=0.08; in meta:words0=0.24
in meta:words1=0.76; in meta:words2=-0.24; in navigation=-0.27; in navigation:div=-0.18; in navigation:h2=-0.25
in navigation:h3=-0.06; in navigation:h4=0.19; in navigation:li=0.28; in navigation:p=-0.10
in navigation:words0=-0.18; in navigation:words1=-0.02; in navigation:words2=-0.06; in newsletter=-1.06
in newsletter:div=-0.60; in newsletter:h2=-0.11; in newsletter:h4=-0.10; in newsletter:p=-0.07
in newsletter:words0=-0.27; in newsletter:words1=-0.47; in newsletter:words2=-0.32; in ol=0.12; in ol:li=0.27
in related=-0.13; in related:div=0.36; in related:h3=-0.09; in related:li=0.23; in related:p=-0.33
in related:words0=0.08; in related:words1=-0.09; in related:words2=-0.12; in section=-0.17; in section:div=-0.37
in section:h2=0.23; in section:h3=0.03; in section:h4=-0.12; in section:li=0.36; in section:p=-0.12
in section:words0=-0.12; in section:words1=0.18; in section:words2=-0.24; in share:div=-0.20; in share:h3=-0.29
in share:p=0.33; in share:words0=-0.22; in share:words1=-0.14; in share:words2=0.35; in summary=-0.35
in summary:div=0.17; in summary:li=-0.10; in summary:p=-0.39; in summary:words1=-0.04; in summary:words2=-0.30
in table=-0.22; in table:words0=-0.77; in ul=-0.81; in ul:div=-0.45; in ul:li=0.28; in ul:p=-0.30
in ul:words0=-0.13; in ul:words1=0.03; in ul:words2=-0.72; in video=0.32; in video:div=-0.07; in video:p=0.46
in video:words0=-0.40; in video:words1=0.34; in video:words2=0.38; li=0.56; li:words0=0.04; li:words1=-0.14
li:words2=0.29; li:words3=0.22; li:words4=0.40; li:words5=-0.25; linked0=0.83; linked0:words0=-0.37
linked0:words1=-0.05; linked0:words2=-0.10; linked0:words3=0.09; linked0:words4=0.54; linked0:words5=0.72
linked1=0.59; linked1:words3=0.07; linked1:words4=0.06; linked1:words5=0.52; linked2=0.09; linked2:words3=0.34
linked2:words4=0.14; linked2:words5=-0.17; linked3=-0.20; linked3:words1=-0.19; linked3:words2=0.07
linked3:words3=-0.09; linked3:words5=0.03; linked4=-1.31; linked4:words0=0.20; linked4:words1=0.16
linked4:words2=-0.11; linked4:words3=-0.42; linked4:words4=-0.43; linked4:words5=-0.71; lower=0.14; open=-0.69
open:words0=-0.37; open:words1=-0.06; open:words2=0.07; open:words3=0.04; open:words4=0.07; open:words5=-0.44
other=-0.22; other:words3=-0.06; p=0.17; p:words0=-0.05; p:words1=0.03; p:words2=-0.23; p:words3=-0.24
p:words4=0.32; p:words5=0.34; quote=0.20; rights=-0.24; section=-0.09; stop=0.59; stop:words0=0.22
stop:words1=-0.44; stop:words2=-0.09; stop:words4=0.16; stop:words5=0.74; td=-0.44; words0=-0.18; words1=-0.47
words2=-0.02; words4=0.29; words5=0.28; words6=-0.16; words7=0.26
"""
ALONE: dict[str, float] = {
    name: float(weight)
    for row in _ALONE.split("\n")
    for name, _, weight in (entry.partition("=") for entry in row.split("; ") if entry)
}

CONTEXT_BIAS = -0.8024

#: What stands around a line, in the order of scoring.context.
CONTEXT: dict[str, float] = {
    "alone": 0.1129,
    "in main": -0.5078,
    "depth in main": -0.2702,
    "in most": 1.5374,
    "prose 1": 1.6916,
    "prose 2": -0.2537,
    "prose 3": -0.3899,
    "prose 4": -1.3622,
    "share 1": -0.6933,
    "share 2": 0.4526,
    "share 3": 2.1233,
    "linked 2": 2.3159,
    "linked 3": -0.6256,
    "linked 4": -0.3129,
    "before 1": 2.3654,
    "after 1": 1.6150,
    "before 2": 0.3493,
    "after 2": 0.1926,
    "best before": -0.8895,
    "best after": -0.2090,
    "text before": -1.8042,
    "text after": -0.5501,
    "above first": -1.4041,
    "below last": -0.5025,
    "lines below": 0.0108,
    "lines above": -0.1463,
    "length": 0.3191,
    "linked": -3.8017,
    "titled": -0.3634,
    "item": 0.4402,
    "heading": 0.6689,
    "paragraph": -0.0670,
    "minor share": -3.5216,
    "closed": -0.1720,
    "siblings": 0.0202,
    "repeated": -0.4744,
}
