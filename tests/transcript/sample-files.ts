import type { TranscriptFormat } from '#lib/transcript/transcript-format.ts';
import { makeDocx } from './make-zip.ts';

export interface SampleFile {
	format: TranscriptFormat;
	text: string;
	/** The file that has this text in it, where that is not the text itself. */
	pack?: (text: string) => Uint8Array;
}

const paragraph = (text: string, style = '') =>
	`<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A file of every kind that is read, as the programs write them; the people and what they say are invented. */
export const sampleFiles: readonly SampleFile[] = [
	{
		format: 'vtt',
		text: 'WEBVTT\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n1\n00:00:01.000 --> 00:00:02.000 line:0 align:start\n<v.intro Kari>Hei &amp; <i>hå</i></v>\n\nNOTE x\n\n00:02.000 --> 00:05.000\nHun<00:02.500><c> sa</c><00:03.000><c> ja.</c> Så gikk hun.\n\n00:04.000 --> 00:06.000\n<v Ola>Fire.</v> <v Kari>Fem.</v>',
	},
	{
		format: 'srt',
		text: '1\n00:00:01,000 --> 00:00:02,000\nKari: Hei\nhå. Ja da.\n\n2\n00:00:02,000 --> 00:00:03,000\n<i>Mer</i> om det.\n\n3\n00:00:03,000 --> 00:00:04,000\nOla: Ja',
	},
	{
		format: 'json',
		text: '{"version":"1.0.0","segments":[{"speaker":"Kari","startTime":0.5,"endTime":1,"body":"Hei."},{"speaker":"Kari","startTime":1,"endTime":2.5,"body":"Og hå.\\n\\n"},{"body":"Ja","kind":"outro"}]}',
	},
	{
		format: 'json',
		text: '{"text":" Hei du. Ja.","segments":[{"id":0,"seek":0,"start":0.0,"end":2.5,"text":" Hei du. Ja.","tokens":[50364,4027],"words":[{"word":" Hei","start":0.0,"end":0.4,"probability":0.9},{"word":" du.","start":0.4,"end":0.9},{"word":" Ja.","start":1.2,"end":2.5}]}],"language":"no"}',
	},
	{
		format: 'json',
		text: '{"result":{"language":"no"},"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:02,000"},"offsets":{"from":0,"to":2000},"text":" Heisan du.","tokens":[{"text":"[_BEG_]","offsets":{"from":0,"to":0}},{"text":" Hei","offsets":{"from":0,"to":300}},{"text":"san","offsets":{"from":300,"to":600}},{"text":" du.","offsets":{"from":700,"to":2000}}]}]}',
	},
	{
		format: 'json',
		text: '{"speakers":[{"id":"s1","name":"Kari"}],"paragraphs":[{"speaker":"s1","start":1.5,"words":[{"text":"Hei.","start":1.5,"end":2},{"text":"Du","start":2.5,"end":3}]}]}',
	},
	{ format: 'txt', text: 'Tittel\n---\n\nKari: Hei.\nDet er fint.\n\n[00:01:02] Ola (gjest): Ja.\nKari: Takk.' },
	{
		format: 'md',
		text: '# T\n\n**Kari:** Hei *du*\n\n## Ola\n\n[a](b) \\* c\n\n[00:01] Ola: ja\n\n**Kari** (intro) [00:01.000 → 00:02.000]: Velkommen.',
	},
	{
		format: 'ttml',
		text: '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" xml:lang="nb"><head><metadata><ttm:agent xml:id="k" type="person"><ttm:name type="full">Kari</ttm:name></ttm:agent></metadata></head><body><div begin="1s"><p begin="00:00:01:05" dur="2s" ttm:agent="k">Hei <span begin="0.5s" end="1s">du.</span><br/>Ja &amp; ha.</p><p begin="75f" end="4000ms">Mer</p></div></body></tt>',
	},
	{
		format: 'otr',
		text: '{"text":"<p><span class=\\"timestamp\\" data-timestamp=\\"1.5\\">00:01</span> Kari: Hei &amp; hå.<br />Mer. <span class=\\"timestamp\\" contenteditable=\\"false\\" data-timestamp=\\"4\\">00:04</span>&nbsp;Ja.</p><p>Ola: <b>Nei</b>.</p>","media":"oppdiktet.mp3","media-time":12.5}',
	},
	{
		format: 'docx',
		text: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('En oppdiktet samtale', 'Tittel')}${paragraph('Kari: Hei &amp; hå.')}${paragraph('Mer.')}${paragraph('Ola', 'Overskrift2')}<w:p><w:r><w:t>Ja</w:t><w:tab/><w:t>da.</w:t><w:br/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:body></w:document>`,
		pack: makeDocx,
	},
];
