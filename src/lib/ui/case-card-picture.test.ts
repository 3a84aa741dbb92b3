import { expect, it } from 'vitest';
import { type CaseCardText, drawCaseCard } from './case-card-picture.ts';

const text: CaseCardText = {
	slug: 'havvind-pa-dugnad',
	title: 'Havvind på dugnad',
	guests: 'Kari Nordvik, Havvindlaget',
	filedUnder: 'Energi og klima · #0608',
	siteName: 'Dugnad',
	hue: 142,
};

const draw = async (change: Partial<CaseCardText>) => Buffer.from(await drawCaseCard({ ...text, ...change }));

it('is a PNG of 1200 × 630 pixels, light enough to be fetched by every social network', async () => {
	const png = await draw({});
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
	expect(png.length).toBeLessThan(300_000);
});

it('is the same picture for the same case', async () => {
	expect((await draw({})).equals(await draw({}))).toBe(true);
});

it('knows the letters of Norwegian and Sámi and typographic quotes', async () => {
	const missing = await draw({ title: '\u{E000}' });
	const pictures = await Promise.all([...'æøåÆØÅčđŋšŧž«»“”–'].map((title) => draw({ title })));
	expect(pictures.every((picture) => !picture.equals(missing))).toBe(true);
});

it('draws titles of any length and words of any length', async () => {
	for (const title of [
		'KI',
		'menneskerettighetsorganisasjonssamarbeidsavtale'.repeat(3),
		'et ord '.repeat(2000),
		'x'.repeat(100_000),
		'<b>&amp; "sitat"',
	]) {
		expect((await draw({ title })).readUInt32BE(20)).toBe(630);
	}
});
