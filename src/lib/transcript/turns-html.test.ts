import { expect, it } from 'vitest';
import { shownWordTimes } from './shown-sentences.ts';
import type { Transcript } from './transcript.ts';
import { turnsHtml } from './turns-html.ts';

const transcript: Transcript = {
	language: 'nb',
	turns: [
		{ kind: 'intro', text: 'Velkommen.' },
		{ kind: 'speech', speaker: 'Vera Vert', text: 'Hvordan?', startMs: 1000 },
		{
			kind: 'speech',
			speaker: 'Gro <b>Gjest</b>',
			text: 'Slik & "slik".\n\nSå <script>. Kanskje. Ja.',
			startMs: 83_150,
			sentences: [
				{ text: 'Slik & "slik".', startMs: 83_400, source: 'aligned', confidence: 0.9 },
				{
					text: 'Så <script>.',
					startMs: 85_080,
					words: [
						{ text: 'Så', startMs: 85_080 },
						{ text: '<script>.', endMs: 85_900 },
					],
				},
				{ text: 'Kanskje.', startMs: 86_000, source: 'aligned', confidence: 0.2 },
				{ text: 'Ja.', startMs: 87_000 },
			],
		},
	],
};

it('parts a long conversation, with every turn in a part', () => {
	const turns = Array.from({ length: 60 }, (_, at) => ({ kind: 'speech' as const, text: `Replikk ${at}` }));
	const html = (count: number) => turnsHtml({ language: 'nb', turns: turns.slice(0, count) }, { hosts: [], linkStart: '?' });
	const parts = html(60).split('<div class="part">').slice(1);
	expect(parts.map((part) => part.split('class="turn').length - 1)).toEqual([25, 25, 10]);
	expect(html(60).match(/<div/g)?.length).toBe(html(60).match(/<\/div/g)?.length);
	expect(html(25)).not.toContain('part');
});

it('escapes everything that was said and everyone who said it', () => {
	const html = turnsHtml(transcript, { hosts: ['Vera Vert'], linkStart: '?form=read&' });
	expect(html).not.toMatch(/<script|<b>Gjest/);
	expect(html).toContain('<span data-t="83.4">Slik &amp; &quot;slik&quot;.</span></p><p><span data-t="85.08">Så &lt;script&gt;.');
	expect(html).toContain('href="?form=read&amp;t=83.4">1:23</a>');
});

it('shows no time that is uncertain, and every word all the same', () => {
	const html = turnsHtml(transcript, { hosts: [], linkStart: '?' });
	expect(html).toContain('</span> Kanskje. <span data-t="87">Ja.</span></p></div>');
	expect(html).toContain('<p>Velkommen.</p>');
});

it('tells hosts from guests, and words that are said every time from the conversation', () => {
	const classes = [...turnsHtml(transcript, { hosts: ['Vera Vert'], linkStart: '?' }).matchAll(/class="([^"]+)"/g)].map(
		([, name]) => name,
	);
	expect(classes).toEqual(['turn v0 fixed', 'turn v1', 'turn v0']);
});

it('marks the sentence of the asked second, and none before the first', () => {
	const at = (atMs: number) => turnsHtml(transcript, { hosts: [], linkStart: '?', atMs });
	expect(at(83_399)).toContain('<span data-t="1" class="now" id="here">Hvordan?');
	expect(at(85_100)).toContain('<span data-t="85.08" class="now" id="here">Så');
	expect(at(86_500)).toContain('<span data-t="85.08" class="now" id="here">Så');
	expect(at(999)).not.toContain('here');
	expect(at(99_999).match(/id="here"/g)).toHaveLength(1);
});

it('gives the words of every sentence that has a time, in the order of the page', () => {
	expect(shownWordTimes(transcript)).toEqual([null, null, [85_080, -1, -1, 85_900], null]);
});
