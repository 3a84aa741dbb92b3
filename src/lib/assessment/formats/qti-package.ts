import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { decodeText } from '#lib/platform/decode-text.ts';
import { unzipFile } from '#lib/platform/unzip.ts';
import { attributes, lines, xml } from '#lib/platform/xml.ts';
import type { QuizQuestion } from '../quiz.ts';
import { UnreadableQuiz } from '../quiz-saying.ts';
import { Findings, type ReadQuestions, Refusal } from './findings.ts';
import { readQtiItem } from './read-qti-item.ts';
import { writeQtiItem } from './write-qti-item.ts';
import { mustBeXmlText } from './xml-text.ts';
import { type Element, elementIn, elementsIn, readXmlTree } from './xml-tree.ts';

const MANIFEST = 'imsmanifest.xml';
const ITEM = /^imsqti_item_xmlv3p0/;
/** No quiz has more, in number and in bytes when unpacked. */
const MOST_ITEMS = 1000;
const MOST_BYTES = 20_000_000;
/** The same quiz gives the same bytes. */
const MTIME = new Date('2000-01-01T12:00:00Z');

/**
 * Reads the items that a QTI 3.0 package (IMS content packaging) lists, in the order of its manifest; tests around them,
 * and other files, are left out.
 * @throws UnreadableQuiz with each item that cannot be held, by file and line
 */
export function readQtiPackage(archive: Uint8Array): ReadQuestions {
	const findings = new Findings();
	let bytesLeft = MOST_BYTES;
	const open = (name: string) => {
		const file = unzipFile(archive, name, bytesLeft);
		bytesLeft -= file?.length ?? 0;
		return file && readXmlTree(decodeText(file), name);
	};
	const manifest = open(MANIFEST);
	if (!manifest) throw new UnreadableQuiz({ key: 'noManifest', about: { manifest: MANIFEST } });
	for (const href of itemsOf(manifest, findings)) {
		const item = open(href);
		if (!item) throw new UnreadableQuiz({ key: 'itemLacking', about: { name: href, manifest: MANIFEST } });
		findings.question(item.line, () => readAsItem(item, findings), href);
	}
	return findings.result();
}

/**
 * Reads one item that stands alone in a file.
 * @throws UnreadableQuiz when it cannot be held
 */
export function readSingleItem(item: Element): ReadQuestions {
	const findings = new Findings();
	findings.question(item.line, () => readAsItem(item, findings));
	return findings.result();
}

function readAsItem(item: Element, findings: Findings): object {
	if (item.name !== 'qti-assessment-item') throw new Refusal('notQti3', { name: item.name.slice(0, 60) });
	return readQtiItem(item, findings);
}

function itemsOf(manifest: Element, findings: Findings): string[] {
	const resources = elementsIn(elementIn(manifest, 'resources'), 'resource');
	const items = resources.filter(({ attributes }) => ITEM.test(attributes.type ?? ''));
	const [other] = resources.filter(({ attributes }) => /^imsqti_test/.test(attributes.type ?? ''));
	if (other) findings.leaveOut('testAround', other.line);
	const [older] = resources.filter(({ attributes }) => /^imsqti_item/.test(attributes.type ?? ''));
	if (items.length === 0 && older) throw new UnreadableQuiz({ key: 'olderQti', about: { line: older.line, manifest: MANIFEST } });
	if (items.length > MOST_ITEMS)
		throw new UnreadableQuiz({ key: 'tooManyItems', about: { count: items.length, most: MOST_ITEMS } });
	return items.map(({ attributes }) => attributes.href ?? '');
}

/**
 * Writes a QTI 3.0 package: an item for each question, and the manifest that lists them in order.
 * @throws Invalid for a character that XML has no way to write
 */
export async function writeQtiPackage(questions: readonly QuizQuestion[], language: string): Promise<Uint8Array> {
	mustBeXmlText(questions, 'QTI');
	const zip = new ZipFile();
	const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime: MTIME });
	const names = questions.map((_, index) => `question-${index + 1}`);
	add(MANIFEST, manifestOf(names));
	for (const [index, question] of questions.entries()) {
		const name = names[index] ?? '';
		add(`items/${name}.xml`, writeQtiItem(question, name, language));
	}
	zip.end();
	return buffer(zip.outputStream);
}

function manifestOf(names: readonly string[]): string {
	const resources = names.map((name) => {
		const href = `items/${name}.xml`;
		return xml`<resource${attributes({ identifier: name, type: 'imsqti_item_xmlv3p0', href })}><file href="${href}"/></resource>`;
	});
	return xml`<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd" identifier="dugnad-quiz">
<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
<organizations/>
<resources>
${lines(resources)}
</resources>
</manifest>
`.markup;
}
