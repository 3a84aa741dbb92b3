import { Conflict } from '#lib/platform/errors.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { siteHue } from '#lib/ui/hue.ts';
import { drawBadge } from './badge-picture.ts';
import type { Certificate } from './certificate.ts';
import { type CertificateWords, certificateWords, type Place } from './certificate-words.ts';
import { addCheck, checkTop } from './pdf/add-check.server.ts';
import { addFacts, addLists, factsHeight, type List } from './pdf/add-contents.server.ts';
import { addHead, addRunningHeads, addWarning } from './pdf/add-head.server.ts';
import { lookOf } from './pdf/look.ts';
import { closeSheet, openSheet, type Sheet } from './pdf/sheet.server.ts';
import { lacksLetters } from './pdf/typefaces.server.ts';

/** Between the head and what stands below it. */
const gap = 32;

/**
 * Writes a certificate as a tagged A4 document (PDF/A-3, PDF/UA-1) with the signed credential attached to it; it says the
 * same as its page, in the same order. Throws Conflict while the credential is not signed.
 */
export async function writeCertificatePdf(certificate: Certificate, place: Place): Promise<Uint8Array> {
	const { certificate: m } = messagesIn(place.locale);
	if (!certificate.signed) throw new Conflict(m.notSealed);
	const { subject, awardedAt } = certificate;
	const words = certificateWords(certificate, place);
	const title = m.titleOf(subject.holderName, subject.title);
	const sheet = openSheet({ title, locale: place.locale, date: awardedAt });
	const look = lookOf(subject.hue ?? siteHue);
	const badgeAlt = m.badgeAlt([words.number, words.title].filter(Boolean).join(' '));
	const top = addWarning(sheet, words, look);
	const bottom = checkTop - gap - factsHeight(sheet, words, look);
	const pictures = { badge: await drawBadge(subject), badgeAlt, siteName: place.siteName };
	const y = gap + addHead(sheet, words, look, { top, bottom, ...pictures });
	addLists(sheet, listsOf(words, m), look, { y, bottom: checkTop });
	addFacts(sheet, words, look, { heading: m.about, top: y });
	addRunningHeads(sheet, `${words.id} – ${title}`, look);
	addCheck(sheet, { ...checkWords(sheet, certificate, place), id: words.id }, look);
	attachCredential(sheet, certificate.signed.credential, m.attachment);
	return closeSheet(sheet);
}

/** The cases of a path, and what one learns. */
function listsOf({ cases, outcomes, language }: CertificateWords, m: Messages['certificate']): List[] {
	const lists = [
		{ heading: m.cases, items: cases.map(({ name, language: lang }, i) => ({ label: `${i + 1}.`, text: name, lang })) },
		{ heading: m.outcomes, items: outcomes.map((text) => ({ label: '–', text, lang: language })) },
	];
	return lists.filter(({ items }) => items.length > 0);
}

function checkWords({ doc }: Sheet, { slug, subject }: Certificate, { locale, origin }: Place) {
	const { certificate: m } = messagesIn(locale);
	const address = origin + paths.certificate(locale, slug);
	const titles = subject.kind === 'path' ? subject.cases.map(({ title }) => title) : [];
	const isWhole = !lacksLetters(doc, [subject.holderName, subject.title, ...titles, ...subject.outcomes].join(''));
	const paragraphs = [m.checkPdf(origin + paths.verify(locale)), m.qrNote, ...(isWhole ? [] : [m.someLettersMissing])];
	return { heading: m.check, paragraphs, address, qrAlt: m.qrAlt(address) };
}

function attachCredential({ doc }: Sheet, credential: object, description: string): void {
	// pdfkit's types do not know the relationship yet; PDF/A-3 asks for it.
	const options = { name: 'credential.json', type: 'application/json', description, relationship: 'Source' };
	doc.file(Buffer.from(JSON.stringify(credential, null, '\t')), options);
}
