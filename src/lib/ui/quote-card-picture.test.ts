import { expect, test } from 'vitest';
import { drawQuoteCard } from './quote-card-picture.ts';

const card = { text: 'Kartet viste alle som ble hjemme.', speaker: 'Ågot', caseTitle: 'Buss', siteName: 'Dugnad', hue: 20 };
const draw = async (change: Partial<typeof card> & { language?: string }, shape?: 'square' | 'wide') =>
	Buffer.from(await drawQuoteCard({ ...card, ...change }, shape));

test('is a PNG, square or as wide as shared links show', async () => {
	const [square, wide] = [await draw({}), await draw({}, 'wide')];
	expect([square.readUInt32BE(16), square.readUInt32BE(20)]).toEqual([1080, 1080]);
	expect([wide.readUInt32BE(16), wide.readUInt32BE(20)]).toEqual([1200, 630]);
});

test('shows everything that it is told, also at its foot', async () => {
	const picture = await draw({});
	for (const change of [
		{ text: 'Noe annet.' },
		{ speaker: 'Per' },
		{ caseTitle: 'Tog' },
		{ siteName: 'Testdugnad' },
		{ language: 'en' },
	]) {
		expect((await draw(change)).equals(picture), JSON.stringify(change)).toBe(false);
	}
});

test('draws quotes of any length and words of any length', async () => {
	for (const text of ['Ja.', 'ord '.repeat(2000), 'x'.repeat(5000), '– Ja?\n– Nei.', '<b>&amp;']) {
		expect((await draw({ text })).readUInt32BE(16)).toBe(1080);
	}
});
