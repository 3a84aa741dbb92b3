import { expect, it } from 'vitest';
import type { Transcript } from './transcript.ts';
import { turnsHtml } from './turns-html.ts';

const transcript: Transcript = {
	language: 'nb',
	turns: [
		{ kind: 'intro', text: 'Velkommen.' },
		{ kind: 'speech', speaker: 'Vera Vert', text: 'Hvordan?', startMs: 1000 },
		{ kind: 'speech', speaker: 'Gro <b>Gjest</b>', text: 'Slik & "slik".\n\nSå <script>.', startMs: 83_400 },
	],
};

it('escapes everything that was said and everyone who said it', () => {
	const html = turnsHtml(transcript, { hosts: ['Vera Vert'], linkStart: '?form=read&' });
	expect(html).not.toMatch(/<script|<b>Gjest/);
	expect(html).toContain('Slik &amp; &quot;slik&quot;.</p><p>Så &lt;script&gt;.');
	expect(html).toContain('href="?form=read&amp;t=83.4">1:23</a>');
});

it('tells hosts from guests, and words that are said every time from the conversation', () => {
	const classes = [...turnsHtml(transcript, { hosts: ['Vera Vert'], linkStart: '?' }).matchAll(/class="([^"]+)"/g)].map(
		([, name]) => name,
	);
	expect(classes).toEqual(['turn v0 fixed', 'turn v1', 'turn v0']);
});

it('marks the turn of the asked second, and none before the first', () => {
	const at = (atMs: number) => turnsHtml(transcript, { hosts: [], linkStart: '?', atMs });
	expect(at(83_399)).toContain('now" id="here"><div><b>Vera');
	expect(at(83_400)).toContain('now" id="here"><div><b>Gro');
	expect(at(999)).not.toContain('here');
});
