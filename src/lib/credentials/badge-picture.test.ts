import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { pathSubject, subject } from '../../../tests/credentials/award.ts';
import { badgeName, drawBadge, renderBadge } from './badge-picture.ts';
import { bakeSvg } from './bake-badge.ts';
import { readCredential } from './read-credential.ts';

/** The elements of a picture by name; throws where it is no XML. */
function elements(svg: string) {
	const found: { name: string; attributes: Record<string, string> }[] = [];
	const parser = new SaxesParser();
	parser.on('opentag', ({ name, attributes }) => void found.push({ name, attributes }));
	parser.on('error', (error) => {
		throw error;
	});
	parser.write(svg).close();
	return found;
}

const count = (svg: string, name: string) => elements(svg).filter((one) => one.name === name).length;

test('a badge says what it is, whatever a title holds, and needs no font', async () => {
	const svg = await drawBadge({ ...subject, title: '<script>&\u0007"' });
	expect(svg).toContain('<title id="badge-title">Læringsbevis: C0178 &lt;script&gt;&amp;&quot;</title>');
	expect(elements(svg)[0]?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'badge-title' });
	expect([count(svg, 'text'), count(svg, 'image'), count(svg, 'script')]).toEqual([0, 0, 0]);
});

test('a badge is called in the language of its case', () => {
	expect(badgeName({ ...subject, language: 'en-GB' })).toBe('Certificate of learning: C0178 Kaia som bygda bygde');
	expect(badgeName({ ...subject, language: 'nn', number: null })).toBe('Læringsbevis: Kaia som bygda bygde');
});

test('the same award always has the same badge; number, questions and hue show', async () => {
	const plain = await drawBadge(subject);
	expect(await drawBadge({ ...subject })).toBe(plain);
	const art = await drawBadge({ ...subject, questions: 0 });
	expect(count(plain, 'circle') - count(art, 'circle')).toBe(subject.questions);
	for (const change of [{ number: '#0608' }, { number: null }, { hue: 20 }])
		expect(await drawBadge({ ...subject, ...change })).not.toBe(plain);
});

test('a badge of a path shows its cases on a line and has no number', async () => {
	const [one] = pathSubject.cases;
	if (!one) throw new Error('The path has cases.');
	const [three = '', four = ''] = await Promise.all([3, 4].map((n) => drawBadge({ ...pathSubject, cases: Array(n).fill(one) })));
	expect(count(four, 'circle') - count(three, 'circle')).toBe(1);
	expect(badgeName(pathSubject)).toBe('Læringsbevis: Bygder som bygger selv');
	for (const svg of [
		await drawBadge({ ...pathSubject, cases: [] }),
		await drawBadge({ ...pathSubject, pathSlug: null, cases: Array(90).fill(one) }),
	]) {
		expect(svg).not.toContain('NaN');
		expect(elements(svg)[0]?.name).toBe('svg');
	}
});

test('a long number stays within its plate', async () => {
	const svg = await drawBadge({ ...subject, number: 'C0178-123456789-ABCDEF' });
	const scale = Number(/scale\(([\d.]+)\)"><path fill="#0e3128"/.exec(svg)?.[1]);
	const xs = [...(/fill="#0e3128" d="([^"]+)"/.exec(svg)?.[1] ?? '').matchAll(/[ML]([\d.-]+)/g)].map(([, x]) => Number(x));
	expect((Math.max(...xs) - Math.min(...xs)) * scale).toBeLessThanOrEqual(150);
	expect(xs.length).toBeGreaterThan(20);
});

test('as PNG it is 512 pixels square, and see-through around its shape', async () => {
	const png = Buffer.from(await renderBadge(await drawBadge(subject)));
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
	// Colour type 6 is colour with transparency (PNG, section 11.2.1).
	expect(png[25]).toBe(6);
});

test('a credential baked into it comes out again', async () => {
	const credential = JSON.stringify({ name: ']]> & <b>' });
	const baked = bakeSvg(await drawBadge({ ...subject, title: 'a > b "c"' }), credential);
	expect(readCredential(Buffer.from(baked))).toBe(credential);
});
