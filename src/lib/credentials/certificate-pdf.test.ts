import { describe, expect, test } from 'vitest';
import { aCertificate, pathSubject, subject } from '../../../tests/credentials/award.ts';
import { inOrder, readTaggedPdf, type TaggedElement } from '../../../tests/credentials/read-tagged-pdf.ts';
import type { CaseSubject } from './award.ts';
import type { Certificate } from './certificate.ts';
import { writeCertificatePdf } from './certificate-pdf.server.ts';
import { certificateWords } from './certificate-words.ts';
import { attachedCredential } from './pdf-attachment.ts';

const place = { locale: 'nb', siteName: 'Testdugnad', origin: 'https://cases.example.org' } as const;
const certificate = aCertificate();

async function read(changes: Partial<CaseSubject> = {}, more: Partial<Certificate> = {}, locale: 'nb' | 'en' = 'nb') {
	const bytes = await writeCertificatePdf({ ...certificate, subject: { ...subject, ...changes }, ...more }, { ...place, locale });
	return { bytes, ...readTaggedPdf(bytes) };
}

const texts = (element: TaggedElement) =>
	inOrder(element)
		.map(({ text }) => text)
		.filter(Boolean);

describe('a certificate as PDF', () => {
	test('says what its page says, in the same order', async () => {
		const { root } = await read();
		const words = certificateWords(certificate, place);
		expect(texts(root)).toEqual([
			words.kind,
			words.holder,
			words.hasCompleted,
			words.title,
			words.number,
			'Læringsutbytte',
			...words.outcomes.flatMap((outcome) => ['–', outcome]),
			'Om beviset',
			...words.facts.flatMap(({ term, value }) => [term, value]),
			'Kontroller beviset',
			expect.stringContaining('https://cases.example.org/verify'),
			expect.stringContaining('offentlig'),
			'https://cases.example.org/certificate/0123456789abcdefghjkmnpqrs',
			words.id,
		]);
	});

	test('says first that it is withdrawn, when and why', async () => {
		const revoked = { at: new Date('2026-04-01T10:00:00Z'), because: 'Navnet var feil.' };
		const { root } = await read({}, { revoked }, 'en');
		const reason = 'Withdrawn on 1 April 2026. Reason: Navnet var feil.';
		expect(texts(root).slice(0, 3)).toEqual(['This certificate has been withdrawn', reason, 'Certificate of learning']);
	});

	test('is tagged as PDF/UA asks: languages, headings, pictures in words, a link that is told, nothing outside', async () => {
		const { root, catalog, objects, untagged } = await read({ language: 'en' });
		const elements = inOrder(root);
		expect(catalog).toContain('/Lang (nb)');
		expect([...objects.values()].some(({ dictionary }) => dictionary.includes('/Marked true'))).toBe(true);
		expect([...objects.values()].some(({ dictionary }) => dictionary.includes('/DisplayDocTitle true'))).toBe(true);
		expect(elements.map(({ type }) => type).filter((type) => /^H\d/.test(type))).toEqual(['H1', 'H2', 'H2', 'H2']);
		expect(elements.filter(({ type }) => type === 'Figure').map(({ alt }) => alt)).toEqual([
			'Læringsbevis: C0178 Kaia som bygda bygde',
			'QR-kode til https://cases.example.org/certificate/0123456789abcdefghjkmnpqrs',
		]);
		expect(elements.filter(({ lang }) => lang === 'en').map(({ type }) => type)).toEqual(['P', 'LI', 'LI']);
		const link = [...objects.values()].find(({ dictionary }) => dictionary.includes('/Subtype /Link'));
		expect(link?.dictionary).toMatch(/\/StructParent \d+/);
		expect(link?.dictionary).toContain('/Contents (QR-kode');
		expect(untagged).toEqual([]);
	});

	test('carries its fonts, its promises and its title whatever a name holds', async () => {
		const { objects } = await read({ holderName: 'A & B </rdf:li> \u0007' });
		const all = [...objects.values()];
		const fonts = all.filter(({ dictionary }) => dictionary.includes('/Type /FontDescriptor'));
		expect(fonts.length).toBeGreaterThan(2);
		for (const { dictionary } of fonts) expect(dictionary).toMatch(/\/FontFile2 \d+ 0 R/);
		const metadata = all.find(({ dictionary }) => dictionary.includes('/Subtype /XML'))?.stream?.toString() ?? '';
		expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
		expect(metadata).toMatch(/<rdf:li xml:lang="x-default">Læringsbevis: A ＆ B ‹\/rdf:li> /);
	});

	test('holds the signed credential', async () => {
		const { bytes, catalog } = await read();
		expect(JSON.parse(Buffer.from(attachedCredential(bytes) ?? []).toString())).toEqual({ holder: 'Signe Prøvesen' });
		expect(catalog).toMatch(/\/AF \[\d+ 0 R\]/);
	});

	test('is not written before the credential is signed', async () => {
		await expect(read({}, { signed: null })).rejects.toMatchObject({ status: 409 });
	});
});

describe('names of every kind', () => {
	test('keep their letters: Sámi, Vietnamese, decomposed and with marks that hide', async () => {
		const { root } = await read({ holderName: 'Áššá Đuoŋŋá Nguyễn Thị A\u030Asa\u202E Li\u00AD' });
		expect(inOrder(root).find(({ type }) => type === 'H1')?.text).toBe('Áššá Đuoŋŋá Nguyễn Thị Åsa Li');
	});

	test('are read from the right as they are written, where they are', async () => {
		const { root } = await read({ holderName: 'ثريا محمد علي' });
		expect(inOrder(root).find(({ type }) => type === 'H1')?.text).toBe('ثريا محمد علي');
	});

	test('that no font here has are said to be missing', async () => {
		const { root } = await read({ holderName: 'Ada \u{50000}' });
		expect(texts(root)).toContain('Noen tegn kan ikke vises med skriftene her. De står riktig i det forseglede beviset.');
	});

	test('that are long stay whole', async () => {
		const holderName = `${'Featherstonehaugh-Cholmondeley '.repeat(5)}${'x'.repeat(150)}`;
		const { root } = await read({ holderName, title: 'Langt '.repeat(60) });
		const shown = inOrder(root).find(({ type }) => type === 'H1')?.text ?? '';
		expect(shown.replaceAll(' ', '')).toBe(holderName.replaceAll(' ', ''));
	});
});

test('many outcomes go on to further pages, and are still read before what stands beside them', async () => {
	const outcomes = Array.from({ length: 60 }, (_, i) => `Utbytte nummer ${i + 1} av mange, og med nok ord til å fylle en linje`);
	const { root, objects } = await read({ outcomes });
	expect([...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b/.test(dictionary)).length).toBeGreaterThan(1);
	const said = texts(root);
	expect(said.indexOf(outcomes.at(-1) ?? '')).toBeLessThan(said.indexOf('Om beviset'));
	expect(said.filter((text) => text.startsWith('Utbytte'))).toEqual(outcomes);
});

test('of a path it names the cases in their order, each in its language, before what one learns', async () => {
	const { root, untagged } = await read({}, { subject: pathSubject });
	const said = texts(root);
	const start = said.indexOf('Caser på stien');
	expect(said.slice(0, start)).toEqual([
		'Læringsbevis for en læringssti',
		pathSubject.holderName,
		'har fullført læringsstien',
		pathSubject.title,
	]);
	expect(said.slice(start, said.indexOf('Om beviset'))).toEqual([
		'Caser på stien',
		...['1.', 'C0178 Kaia som bygda bygde', '2.', 'The ferry that asked first', '3.', 'C0180 Snekkeren og skolen'],
		...['Læringsutbytte', ...pathSubject.outcomes.flatMap((outcome) => ['–', outcome])],
	]);
	expect(inOrder(root).flatMap(({ type, lang }) => (lang === 'en' ? [type] : []))).toEqual(['LI']);
	expect(inOrder(root).find(({ type }) => type === 'Figure')?.alt).toBe('Læringsbevis: Bygder som bygger selv');
	expect(untagged).toEqual([]);
});

test('a path with many cases goes on to further pages, where what one learns follows', async () => {
	const [one] = pathSubject.cases;
	if (!one) throw new Error('The path has cases.');
	const cases = Array.from({ length: 48 }, (_, i) => ({ ...one, title: `Case nummer ${i + 1} på en lang sti` }));
	const { root, untagged } = await read({}, { subject: { ...pathSubject, cases } });
	const said = texts(root);
	expect(said.filter((text) => text.includes('Case nummer'))).toEqual(cases.map(({ title }) => `C0178 ${title}`));
	expect(said.indexOf('Læringsutbytte')).toBeGreaterThan(said.indexOf('48.'));
	expect(untagged).toEqual([]);
});
