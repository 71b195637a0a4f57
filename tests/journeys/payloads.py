"""Text that would run if a page took it for markup, in every place of an answer; `window.ran` and `alert` tell."""

from dataclasses import replace

from assistant.reply import Answer, Claim, ClaimKind, Conflict, Reply
from tests.api.replies import REPORT, citation, reply

PAYLOADS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    '"><script>window.ran=1</script>',
    "'><img src=x onerror='window.ran=1'>",
    "</textarea><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</template><img src=x onerror=window.ran=1>",
    "</q></p><iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<iframe src=javascript:parent.ran=1></iframe>",
    "<object data=javascript:window.ran=1></object>",
    "<embed src=//elsewhere.example/x.swf>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example/'>",
    "<form action=//elsewhere.example/><button>Ask</button></form>",
    "<style>@import '//elsewhere.example/x.css'</style>",
    "<details open ontoggle=window.ran=1>",
    "<body onload=window.ran=1>",
    "<input autofocus onfocus=window.ran=1>",
    "<video><source onerror=window.ran=1></video>",
    "<a href=javascript:window.ran=1>read</a>",
    "<math><mi xlink:href='javascript:window.ran=1'>x</mi></math>",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "{{ 7 * 7 }}{% raw %}",
    "${window.ran=1}`",
    "%(council)s %s {0} {council}",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "\u202e>tpircs<window.ran=1>tpircs/<",
    "<!--><img src=x onerror=window.ran=1>-->",
    "]]><script>window.ran=1</script>",
    "event: done data: {} <script>window.ran=1</script>",
)


def hostile() -> Reply:
    """An answer each of whose words, and of whose sources' descriptions, is a payload."""
    cited = tuple(
        replace(
            citation(n, payload, replace(REPORT, title=payload, publisher=payload, kind=payload, url=payload)),
            section=(payload,),
            filename=payload,
            agenda_item=payload,
            paragraph=payload,
            document_id=f"x{n}",
        )
        for n, payload in enumerate(PAYLOADS, 1)
    )
    kinds = tuple(ClaimKind)
    claims = tuple(Claim(one.quote, (one.n,), kinds[one.n % len(kinds)]) for one in cited)
    conflicts = (Conflict(PAYLOADS[0], (1, 2)),)
    return replace(reply(Answer(claims, cited, conflicts, missing=PAYLOADS[1])), question=PAYLOADS[0])
