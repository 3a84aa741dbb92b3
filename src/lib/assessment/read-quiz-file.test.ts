import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { makeZip } from '../../../tests/transcript/make-zip.ts';
import { sayQuiz, UnreadableQuiz } from './quiz-saying.ts';
import { largestQuizFile, readQuizFile } from './read-quiz-file.ts';

const read = (text: string, name: string) => readQuizFile(Buffer.from(text), name);
const gift = (text: string) => read(text, 'quiz.gift').questions;
const lossesIn = (text: string, name: string) =>
	read(text, name).leftOut.map(({ line, what, times }) => `${line}×${times} ${sayQuiz(messagesIn('en'), { key: what })}`);

test('what is wrong is said in the language of the reader, for each question', () => {
	const wrong = 'Hvem?{=Kari ~{\n\nHvor mange?{#mange}\n';
	const error = thrownBy(() => gift(wrong));
	expect(error.sayings.map((saying) => sayQuiz(messagesIn('nn'), saying))).toEqual([
		'Spørsmål 1 (linje 1) har ei klamme utan makker. Skriv \\{ eller \\} der sjølve teiknet er meint.',
		'Spørsmål 2 (linje 3) har «mange» der det skulle stå eit tal. Skriv det som 12 eller 1.5.',
	]);
	expect(error.message.split('\n')[1]).toBe('Question 2 (line 3) has “mange” where a number should be. Write it as 12 or 1.5.');
});

function thrownBy(read: () => unknown): UnreadableQuiz {
	try {
		read();
	} catch (error) {
		if (error instanceof UnreadableQuiz) return error;
	}
	throw new Error('Nothing was wrong.');
}

describe('GIFT as Moodle documents it', () => {
	const choice = (prompt: string, ...options: string[]) => ({
		kind: 'single',
		prompt,
		options: options.map((text) => ({ text: text.replace(/^=/, ''), correct: text.startsWith('=') })),
	});

	test.each<[string, object]>([
		['Hvem bygde kaia?{~Ola ~Kari =bygda}', choice('Hvem bygde kaia?', 'Ola', 'Kari', '=bygda')],
		['Kaia ble {~solgt =bygd ~brent} i fjor.', choice('Kaia ble _____ i fjor.', 'solgt', '=bygd', 'brent')],
		['Sola står opp i øst.{T}', { kind: 'trueFalse', prompt: 'Sola står opp i øst.', correct: true }],
		['Dette er sant.{FALSE#Nei.#Ja.}', { kind: 'trueFalse', prompt: 'Dette er sant.', correct: false }],
		['To pluss to er {=fire =4}.', { kind: 'shortText', prompt: 'To pluss to er _____.', accepted: ['fire', '4'] }],
		['::Navn::Hva heter hun?{Kari}', { kind: 'shortText', prompt: 'Hva heter hun?', accepted: ['Kari'] }],
		['Når?{#1822:5}', { kind: 'numeric', prompt: 'Når?', value: 1822, tolerance: 5 }],
		['Når?{#\n\t=%100%1822:0#Ja!\n\t~#Nei.}', { kind: 'numeric', prompt: 'Når?', value: 1822, tolerance: 0 }],
		['Hvor langt?{#2.141..2.142}.', { kind: 'numeric', prompt: 'Hvor langt?_____.', value: 2.1415, tolerance: 0.0005 }],
		[
			'Hvor ligger de?{\n\t=Norge -> Oslo\n\t=Italia->Roma\n}',
			{
				kind: 'matching',
				prompt: 'Hvor ligger de?',
				pairs: [
					{ left: 'Norge', right: 'Oslo' },
					{ left: 'Italia', right: 'Roma' },
				],
			},
		],
		[
			'Hvilke?{~%-50%ingen ~%50%Ola ~%50%Kari ~%-50%alle ####Begge var der.}',
			{
				kind: 'multiple',
				prompt: 'Hvilke?',
				explanation: 'Begge var der.',
				options: ['ingen', 'Ola', 'Kari', 'alle'].map((text) => ({ text, correct: /Ola|Kari/.test(text) })),
			},
		],
		[
			'// [tag:dugnad-span:1000-2500]\n::Rekke::[html]<p>Sett i &amp; orden</p>{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nEn\nTo: 2\nTre = 3\n#### Slik.\n}',
			{
				kind: 'ordering',
				prompt: 'Sett i & orden',
				items: ['En', 'To: 2', 'Tre = 3'],
				explanation: 'Slik.',
				span: { fromMs: 1000, toMs: 2500 },
			},
		],
		['Hva er 5?{~ 3 \\= 2 = 5 \\= 5}', choice('Hva er 5?', '3 = 2', '=5 = 5')],
		[
			'Ett\\nto: C\\\\ny og \\x{=a\nb#svar\npå to linjer}',
			{ kind: 'shortText', prompt: 'Ett\nto: C\\ny og \\x', accepted: ['a b'] },
		],
		['Er 3 < 4 & 5 > 4?{T}', { kind: 'trueFalse', prompt: 'Er 3 < 4 & 5 > 4?', correct: true }],
	])('%j', (text, question) => {
		expect(gift(text)).toEqual([question]);
	});

	test('many questions, with comments and categories between them', () => {
		const file = '// Prøve\n\n$CATEGORY: Hav/Fisk\n\nA?{T}\n\r\n// mer\n::B::B?{F#Nei}\n   \nC?{=c#Godt}\n';
		expect(gift(file).map(({ prompt }) => prompt)).toEqual(['A?', 'B?', 'C?']);
		expect(lossesIn(file, 'x.gift')).toEqual([
			'3×1 Categories are not kept.',
			'8×1 The names of questions are not kept.',
			'8×2 Replies to answers are not kept; the explanation of a whole question is.',
		]);
	});

	test.each<[string, RegExp]>([
		['A?{T}\n\nBare tekst.', /^Question 2 \(line 3\) has no answers in braces/],
		['A?{}', /^Question 1 \(line 1\) is an essay/],
		['A?{=a', /without its other/],
		['A?}{', /without its other/],
		['A?{=a} B?{=b}', /more than one set of answers/],
		['A?{=a =%50%b}', /gives “b” 50 % of the points/],
		['A?{=a ~%50%b}', /gives an option 50 % .* Give it 0 or 100 %/],
		['A?{~%-100%a ~%50%b ~%50%c}', /gives an option -100 % .* Give it 0 or 50 %/],
		['A?{=a =b ~c}', /is not whole: options must have exactly one that is correct/],
		['A?{=a*}', /with a wildcard/],
		['A?{#1822:5 =%50%1800:5}', /gives “1800” 50 %/],
		['A?{#=1 =2}', /accepts 2 numbers/],
		['A?{#1,5}', /has “1,5” where a number should be/],
		['A?{#9..3}', /ends before it begins/],
		['A?{=a -> b = -> c}', /matches nothing/],
		['A?{=a -> b =c}', /has “c” without its partner/],
		['A?{>3 RANDOM\na\nb\nc\nd}', /shows only some of its items \(RANDOM\)/],
		['A?{>3 SIDEWAYS\na\nb}', /words that are not known/],
		['[html]A <img src="x">?{T}', /shows a picture/],
		['', /^The file has no question \(line 1\)/],
	])('%j is refused by question and line', (text, why) => {
		expect(() => gift(text)).toThrow(why);
	});
});

const moodle = (...questions: string[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`;
/** A question with everything that Moodle writes around its answers. */
const asExported = (type: string, answers: string, prompt = '<p>Hva <b>nå</b>?</p>') => `<!-- question: 12  -->
  <question type="${type}">
    <name>
      <text>Et navn</text>
    </name>
    <questiontext format="html">
      <text><![CDATA[${prompt}]]></text>
    </questiontext>
    <generalfeedback format="html">
      <text><![CDATA[<p>Fordi.<br></p>]]></text>
    </generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber></idnumber>
    <correctfeedback format="html"><text>Riktig.</text></correctfeedback>
${answers}
  </question>`;
const answer = (fraction: number, text: string, more = '') =>
	`<answer fraction="${fraction}" format="html"><text>${text}</text><feedback format="html"><text></text></feedback>${more}</answer>`;

describe('Moodle XML as Moodle exports it', () => {
	const common = { prompt: 'Hva nå?', explanation: 'Fordi.' };
	const both = answer(100, '&lt;p&gt;ja&lt;/p&gt;') + answer(0, 'nei');

	test.each<[string, string, object]>([
		[
			'multichoice',
			`<single>true</single>${both}`,
			{
				kind: 'single',
				options: [
					{ text: 'ja', correct: true },
					{ text: 'nei', correct: false },
				],
			},
		],
		[
			'multichoice',
			`<single>false</single>${answer(33.33333, 'a')}${answer(33.33333, 'b')}${answer(33.33333, 'c')}${answer(-33.33333, 'd')}`,
			{ kind: 'multiple', options: ['a', 'b', 'c', 'd'].map((text) => ({ text, correct: text !== 'd' })) },
		],
		['truefalse', answer(0, 'true') + answer(100, 'false'), { kind: 'trueFalse', correct: false }],
		['shortanswer', `<usecase>0</usecase>${answer(100, 'a \\* b')}${answer(0, '*')}`, { kind: 'shortText', accepted: ['a * b'] }],
		['numerical', answer(100, '3.14', '<tolerance>0.01</tolerance>'), { kind: 'numeric', value: 3.14, tolerance: 0.01 }],
		[
			'match',
			'<shuffleanswers>true</shuffleanswers><subquestion format="html"><text><![CDATA[<p>Norge</p>]]></text><answer><text>Oslo</text></answer></subquestion>' +
				'<subquestion format="html"><text>Italia</text><answer><text>Roma</text></answer></subquestion>',
			{
				kind: 'matching',
				pairs: [
					{ left: 'Norge', right: 'Oslo' },
					{ left: 'Italia', right: 'Roma' },
				],
			},
		],
		[
			'ordering',
			`<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>2</selectcount><gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype>${answer(2, 'to')}${answer(1, 'en')}`,
			{ kind: 'ordering', items: ['en', 'to'] },
		],
	])('%s', (type, answers, question) => {
		const file = moodle(
			'<question type="category"><category><text>$course$/Hav</text></category></question>',
			asExported(type, answers),
		);
		expect(read(file, 'q.xml').questions).toEqual([{ ...common, ...question }]);
	});

	test('says what it does without', () => {
		expect(lossesIn(moodle(asExported('truefalse', answer(100, 'true') + answer(0, 'false'))), 'q.xml')).toEqual([
			'4×1 Replies to answers are not kept; the explanation of a whole question is.',
			'4×1 Penalties for trying a question again at once are not kept.',
			'4×1 Bold, links and other markup became plain text.',
		]);
	});

	test('scripts in a text are not text, and stay text where they are', () => {
		const script = '<p>A</p><script>alert(1)</script>';
		const [html] = read(moodle(asExported('truefalse', answer(100, 'true') + answer(0, 'false'), script)), 'q.xml').questions;
		expect(html?.prompt).toBe('A');
		expect(gift('[plain]<script>alert(1)</script>{T}')[0]?.prompt).toBe('<script>alert(1)</script>');
	});

	test.each<[string, string, RegExp]>([
		['calculated', '', /^Question 1 \(line 4\) is of the kind calculated/],
		['essay', '', /is of the kind essay/],
		['constructor', '', /is of the kind constructor/],
		['multichoice', answer(50, 'a') + answer(100, 'b'), /gives an option 50 %/],
		['multichoice', answer(0, 'a') + answer(0, 'b'), /exactly one that is correct/],
		['truefalse', answer(100, 'Sant') + answer(0, 'Usant'), /“Sant” instead of true or false/],
		['shortanswer', answer(100, 'a') + answer(40, 'b'), /gives “b” 40 %/],
		[
			'numerical',
			`${answer(100, '5')}<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>`,
			/asks for a unit/,
		],
		['match', '<subquestion><text></text><answer><text>x</text></answer></subquestion>', /matches nothing/],
		['ordering', `<selecttype>RANDOM</selecttype>${answer(1, 'a')}${answer(2, 'b')}`, /only some of its items/],
		['truefalse', '<file name="a.png" encoding="base64">AAAA</file>', /line 19\) comes with a file/],
	])('%s that cannot be held is refused by question and line: %s', (type, answers, why) => {
		expect(() => read(moodle(asExported(type, answers)), 'q.xml')).toThrow(why);
	});

	test('every question that cannot be held is named at once', () => {
		const file = moodle(...Array.from({ length: 25 }, () => '<question type="essay"/>'));
		expect(() => read(file, 'q.xml')).toThrow(/^(?:Question \d+ \(line \d+\) .+\n){20}5 more questions cannot be held\.$/);
	});
});

const item = (key: string, body: string, rest = '', attributes = '') => `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="x" title="X" adaptive="false" time-dependent="false"${attributes}>
  <qti-response-declaration identifier="RESPONSE" ${key}
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-item-body>
    ${body}
  </qti-item-body>
  <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
  ${rest}
</qti-assessment-item>`;
const keyed = (cardinality: string, type: string, ...values: string[]) =>
	`cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${values.map((value) => `<qti-value>${value}</qti-value>`).join('\n')}</qti-correct-response>`;
const choices = (...all: [string, string][]) =>
	all.map(([id, text]) => `<qti-simple-choice identifier="${id}">${text}</qti-simple-choice>`).join('\n');
const choiceBody = (...all: [string, string][]) =>
	`<p>Først\n  <em>dette</em>.</p><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Hva nå?</qti-prompt>${choices(...all)}</qti-choice-interaction>`;
const entry = '<qti-text-entry-interaction response-identifier="RESPONSE"/>';
const matchBody = `<qti-match-interaction response-identifier="RESPONSE"><qti-prompt>Hvor?</qti-prompt>
	<qti-simple-match-set><qti-simple-associable-choice identifier="N" match-max="1">Norge</qti-simple-associable-choice><qti-simple-associable-choice identifier="I" match-max="1">Italia</qti-simple-associable-choice></qti-simple-match-set>
	<qti-simple-match-set><qti-simple-associable-choice identifier="R" match-max="2">Roma</qti-simple-associable-choice><qti-simple-associable-choice identifier="O" match-max="2">Oslo</qti-simple-associable-choice></qti-simple-match-set>
	</qti-match-interaction>`;
const orderBody = `<qti-order-interaction response-identifier="RESPONSE">${choices(['A', 'en'], ['B', 'to'])}</qti-order-interaction>`;
const numberProcessing = (tolerance: string) =>
	`<qti-response-processing><qti-equal ${tolerance}><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-equal></qti-response-processing>`;
const numberItem = (tolerance: string) =>
	item(keyed('single', 'float', '7.5'), `<p>Hvor langt? ${entry}</p>`).replace(
		/<qti-response-processing.*/,
		numberProcessing(tolerance),
	);

describe('QTI 3.0 as 1EdTech’s examples have it', () => {
	test.each<[string, string, object]>([
		[
			'choice',
			item(keyed('single', 'identifier', 'B'), choiceBody(['A', 'En'], ['B', 'To <strong>ting</strong>'])),
			{
				kind: 'single',
				prompt: 'Først dette.\nHva nå?',
				options: [
					{ text: 'En', correct: false },
					{ text: 'To ting', correct: true },
				],
			},
		],
		[
			'choice of several',
			item(keyed('multiple', 'identifier', 'A', 'B'), choiceBody(['A', 'En'], ['B', 'To'], ['C', 'Tre'])),
			{
				kind: 'multiple',
				prompt: 'Først dette.\nHva nå?',
				options: ['En', 'To', 'Tre'].map((text) => ({ text, correct: text !== 'Tre' })),
			},
		],
		[
			'true or false',
			item(keyed('single', 'identifier', 'true'), choiceBody(['true', 'True '], ['false', 'False '])),
			{ kind: 'trueFalse', prompt: 'Først dette.\nHva nå?', correct: true },
		],
		[
			'order',
			item(keyed('ordered', 'identifier', 'B', 'A'), `<p>Ordne</p>${orderBody}`),
			{ kind: 'ordering', prompt: 'Ordne', items: ['to', 'en'] },
		],
		[
			'match',
			item(keyed('multiple', 'directedPair', 'N O', 'I R'), matchBody),
			{
				kind: 'matching',
				prompt: 'Hvor?',
				pairs: [
					{ left: 'Norge', right: 'Oslo' },
					{ left: 'Italia', right: 'Roma' },
				],
			},
		],
		[
			'text entry in a sentence',
			item(
				`${keyed('single', 'string', 'York')}<qti-mapping default-value="0"><qti-map-entry map-key="York" mapped-value="2"/><qti-map-entry map-key="New York" mapped-value="2"/></qti-mapping>`,
				`<p>This sun of\n      ${entry};<br/> and all</p>`,
			),
			{ kind: 'shortText', prompt: 'This sun of _____;\nand all', accepted: ['York', 'New York'] },
		],
		[
			'text entry of a number',
			numberItem('tolerance-mode="absolute" tolerance="0.5 0.5"'),
			{ kind: 'numeric', prompt: 'Hvor langt?', value: 7.5, tolerance: 0.5 },
		],
		[
			'text entry of just that number',
			numberItem('tolerance-mode="exact"'),
			{ kind: 'numeric', prompt: 'Hvor langt?', value: 7.5, tolerance: 0 },
		],
	])('%s', (_, file, question) => {
		expect(read(file, 'item.xml').questions).toEqual([question]);
	});

	test.each<[string, RegExp]>([
		[
			item(keyed('single', 'identifier', 'A'), '<qti-hotspot-interaction response-identifier="RESPONSE"/>'),
			/^Question 1 \(line 7\) asks by qti-hotspot-interaction/,
		],
		[item(keyed('single', 'string', 'A'), entry + entry), /has 2 interactions/],
		[item(keyed('single', 'string', 'A'), '<p>Les.</p>'), /has 0 interactions/],
		[item(keyed('single', 'string', 'A'), `<p><img src="a.png" alt=""/>${entry}</p>`), /shows a picture/],
		[item('cardinality="single" base-type="string">', `<p>Hva? ${entry}</p>`), /has no key/],
		[item(keyed('ordered', 'identifier', 'B'), `<p>Ordne</p>${orderBody}`), /each of its choices in order once/],
		[item(keyed('multiple', 'directedPair', 'N O', 'I O'), matchBody), /its partner/],
		[
			item(
				`${keyed('single', 'string', 'York')}<qti-mapping><qti-map-entry map-key="York" mapped-value="1"/><qti-map-entry map-key="york" mapped-value="0.5"/></qti-mapping>`,
				`<p>Hva? ${entry}</p>`,
			),
			/gives “york” 50 % of the points/,
		],
		[numberItem('tolerance-mode="relative" tolerance="5 5"'), /an absolute tolerance/],
		[numberItem('tolerance-mode="absolute" tolerance="1 2"'), /an absolute tolerance/],
		[
			item(keyed('single', 'string', 'A'), `<p>Hva? ${entry}</p>`).replace('adaptive="false"', 'adaptive="true"'),
			/changes while it is answered/,
		],
		['<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"/>', /^The file begins with assessmentItem \(line 1\)/],
	])('what cannot be held is refused by line: %#', (file, why) => {
		expect(() => read(file, 'item.xml')).toThrow(why);
	});

	const manifest = (type: string, ...hrefs: string[]) =>
		`<manifest><resources>${hrefs.map((href) => `<resource type="${type}" href="${href}"/>`).join('\n')}<resource type="imsqti_test_xmlv3p0" href="t.xml"/></resources></manifest>`;
	const zipOf = (files: Record<string, string>) =>
		makeZip(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
	const asked = (prompt: string) => item(keyed('single', 'string', 'A'), `<p>${prompt} ${entry}</p>`);
	const inZip = (files: Record<string, string>) => readQuizFile(zipOf(files), 'q.zip');

	test('a package is read in the order of its manifest', () => {
		const files = {
			'a.xml': asked('En?'),
			'b/b.xml': asked('To?'),
			'imsmanifest.xml': manifest('imsqti_item_xmlv3p0', 'b/b.xml', 'a.xml'),
		};
		expect(inZip(files).questions.map(({ prompt }) => prompt)).toEqual(['To?', 'En?']);
		expect(inZip(files).leftOut.map(({ what }) => sayQuiz(messagesIn('en'), { key: what }))).toContain(
			'The test around the items, with its sections and rules, is not kept.',
		);
	});

	test.each<[string, Record<string, string>, RegExp]>([
		['without a manifest', { 'a.xml': asked('En?') }, /no imsmanifest\.xml/],
		[
			'without an item that it names',
			{ 'imsmanifest.xml': manifest('imsqti_item_xmlv3p0', '../../etc/passwd') },
			/lacks \.\.\/\.\.\/etc\/passwd/,
		],
		['of an older QTI', { 'imsmanifest.xml': manifest('imsqti_item_xmlv2p1', 'a.xml') }, /older QTI/],
		['without items', { 'imsmanifest.xml': '<manifest/>' }, /no question/],
		[
			'with too many items',
			{ 'imsmanifest.xml': manifest('imsqti_item_xmlv3p0', ...Array<string>(1001).fill('a.xml')) },
			/1001 items/,
		],
		[
			'with a broken item',
			{ 'imsmanifest.xml': manifest('imsqti_item_xmlv3p0', 'a.xml'), 'a.xml': '<p>\n<b></p>' },
			/^a\.xml cannot be read as XML: .* \(line 2\)/,
		],
		[
			'with an item that cannot be held',
			{ 'imsmanifest.xml': manifest('imsqti_item_xmlv3p0', 'a.xml'), 'a.xml': asked('<math/>') },
			/^Question 1 \(a\.xml, line 7\) shows a picture/,
		],
	])('a package %s is refused', (_, files, why) => {
		expect(() => inZip(files)).toThrow(why);
	});

	test('an archive that unpacks to more than any quiz is not unpacked', () => {
		const files = {
			'imsmanifest.xml': manifest('imsqti_item_xmlv3p0', 'a.xml', 'a.xml'),
			'a.xml': asked('A'.repeat(15_000_000)),
		};
		expect(() => inZip(files)).toThrow(/unpacks to more than/);
	});
});

describe('hostile files', () => {
	const entities =
		'<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';

	test.each<[string, string, RegExp]>([
		['entities', `${entities}<quiz><question type="&x;">&b;</question></quiz>`, /document type.*\(line 1\)/],
		['an unknown entity', '<quiz>\n&x;</quiz>', /\(line 2\)/],
		['deep nesting', '<quiz>'.repeat(100_000), /nested too deep \(line 1\)/],
		['no end', '<quiz><question type="essay">', /cannot be read as XML.*\(line 1\)/],
		['nothing', '', /cannot be read as XML/],
		['HTML', '<html></html>', /^The file begins with html \(line 1\)/],
	])('%s are refused', (_, text, why) => {
		expect(() => read(text, 'q.xml')).toThrow(why);
	});

	test('a file that is too large is refused unread', () => {
		expect(() => readQuizFile(new Uint8Array(largestQuizFile + 1), 'q.gift')).toThrow(/^The file is larger than 5 MB/);
	});

	test('a file by another name is refused', () => {
		expect(() => read('', 'quiz.docx')).toThrow(Invalid);
	});
});
