import { attributes, lines, optional, Xml, xml } from '#lib/platform/xml.ts';
import type { QuizQuestion } from '../quiz.ts';
import { choiceId, type Key, keyOf, type Of, sides } from './qti-key.ts';
import { content, toolName } from './qti-text.ts';
import { spanTag } from './span-tag.ts';

const templates = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates';

/**
 * Writes a question as a QTI 3.0 item. Its explanation is feedback that is always shown; its span of the conversation is
 * `data-dugnad-span` of the interaction, which other programs pass over. Points are shared out as they are here.
 */
export function writeQtiItem(question: QuizQuestion, identifier: string, language: string): string {
	const key = keyOf(question);
	return xml`<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd" identifier="${identifier}" title="${title(question)}" adaptive="false" time-dependent="false" xml:lang="${language}" tool-name="${toolName}">
${lines([responseDeclaration(key), scoreDeclaration, optional(question.explanation, () => explanationDeclaration)])}
<qti-item-body>${body(question, language)}</qti-item-body>
${lines([key.processing ?? template(key), optional(question.explanation, explanation)])}
</qti-assessment-item>
`.markup;
}

function responseDeclaration({ cardinality, baseType, correct, points }: Key): Xml {
	const values = correct.map((value) => xml`<qti-value>${value}</qti-value>`.markup).join('');
	return xml`<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${baseType}">
<qti-correct-response>${new Xml(values)}</qti-correct-response>
${optional(points, (each) => mapping(each, baseType === 'string'))}</qti-response-declaration>`;
}

function mapping(points: ReadonlyMap<string, number>, isText: boolean): Xml {
	const entries = [...points].map(([key, value]) => {
		const spelling = isText ? { 'case-sensitive': 'false' } : {};
		return xml`<qti-map-entry${attributes({ 'map-key': key, 'mapped-value': value, ...spelling })}/>`;
	});
	return xml`<qti-mapping lower-bound="0" upper-bound="1" default-value="0">
${lines(entries)}
</qti-mapping>
`;
}

const scoreDeclaration = xml`<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>`;
const explanationDeclaration = xml`<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"><qti-default-value><qti-value>explanation</qti-value></qti-default-value></qti-outcome-declaration>`;

function body(question: QuizQuestion, language: string): Xml {
	const span = { 'data-dugnad-span': spanTag(question)?.replace('dugnad-span:', '') };
	const common = attributes({ 'response-identifier': 'RESPONSE', ...span });
	const prompt = xml`<qti-prompt>${content(question.prompt)}</qti-prompt>`;
	switch (question.kind) {
		case 'single':
		case 'multiple': {
			const most = question.kind === 'single' ? 1 : 0;
			const choices = question.options.map(({ text }, index) => choice(choiceId(index), text));
			return xml`<qti-choice-interaction${common} shuffle="true" max-choices="${most}">${prompt}${lines(choices)}</qti-choice-interaction>`;
		}
		case 'trueFalse':
			return xml`<qti-choice-interaction${common} shuffle="false" max-choices="1">${prompt}${lines(truths(language))}</qti-choice-interaction>`;
		case 'ordering': {
			const items = question.items.map((item, index) => choice(`item-${index + 1}`, item));
			return xml`<qti-order-interaction${common} shuffle="true">${prompt}${lines(items)}</qti-order-interaction>`;
		}
		case 'matching':
			return xml`<qti-match-interaction${common} shuffle="true" max-associations="${question.pairs.length}">${prompt}${matchSets(question)}</qti-match-interaction>`;
		case 'shortText':
		case 'numeric':
			return xml`<p>${content(question.prompt)}</p><p><qti-text-entry-interaction${common}/></p>`;
	}
}

function matchSets(question: Of<'matching'>): Xml {
	const { lefts, rights } = sides(question);
	const set = (side: string, texts: string[], most: number) =>
		xml`<qti-simple-match-set>${lines(texts.map((text, index) => associable(`${side}-${index + 1}`, text, most)))}</qti-simple-match-set>`;
	return lines([set('left', lefts, 1), set('right', rights, lefts.length)]);
}

function choice(identifier: string, text: string): Xml {
	return xml`<qti-simple-choice identifier="${identifier}">${content(text)}</qti-simple-choice>`;
}

function associable(identifier: string, text: string, most: number): Xml {
	return xml`<qti-simple-associable-choice identifier="${identifier}" match-max="${most}">${content(text)}</qti-simple-associable-choice>`;
}

function truths(language: string): Xml[] {
	const isNorwegian = /^(?:nb|nn|no)\b/.test(language);
	return [choice('true', isNorwegian ? 'Sant' : 'True'), choice('false', isNorwegian ? 'Usant' : 'False')];
}

function template({ points }: Key): Xml {
	return xml`<qti-response-processing template="${templates}/${points ? 'map_response' : 'match_correct'}.xml"/>`;
}

function explanation(text: string): Xml {
	return xml`<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="explanation" show-hide="show"><qti-content-body><p>${content(text)}</p></qti-content-body></qti-modal-feedback>`;
}

function title({ prompt }: QuizQuestion): string {
	return prompt.replace(/\s+/g, ' ').slice(0, 80).toWellFormed();
}
