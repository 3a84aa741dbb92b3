import type { Messages } from '../message-shape.ts';

/** What is said of files of questions. Those of the first part go on from `question`; those of the last tell what does not come along. */
export const quizFiles: Messages['quizFiles'] = {
	question: ({ number = '', line = '', file = '' }) => `Question ${number} (${file ? `${file}, ` : ''}line ${line})`,

	notWhole: ({ field = '', reason = '' }) => `is not whole: ${field} ${reason}. Correct it in the file.`,
	notPlainText: () => 'shows a picture, a recording, a formula or a table, and questions here are plain text. Put it in words.',
	withFile: () => 'comes with a file, and questions here are plain text. Put it in words.',
	unknownKind: ({ kind = '' }) => `is of the kind ${kind}, which there is none of here. Remove it from the file.`,
	namelessKind: () => 'is of the kind without a name, which there is none of here. Remove it from the file.',
	noAnswers: () => 'has no answers in braces, and text without a question cannot be kept. Add {…} or remove it.',
	loneBrace: () => 'has a brace without its other. Write \\{ or \\} where the character is meant.',
	severalSets: () => 'has more than one set of answers, and here a question has one. Make a question of each.',
	essay: () => 'is an essay, which nobody here would grade. Ask it as the case’s reflection.',
	noPartner: ({ text = '' }) => `has “${text}” without its partner. Write it as =left -> right.`,
	matchesNothing: () => 'has an answer that matches nothing, and here each has its partner. Remove it, or give it one.',
	emptyRange: ({ text = '' }) => `has the range ${text}, which ends before it begins. Turn it round.`,
	orderingWords: () =>
		'begins as an ordering question with words that are not known. Begin with {>4 ALL VERTICAL and a new line.',
	someItemsGift: ({ shown = '' }) => `shows only some of its items (${shown}), and here all are put in order. Write ALL.`,
	someItems: ({ shown = '' }) => `shows only some of its items (${shown}), and here all are put in order. Choose all.`,
	oneOfTwo: () => 'must have one right answer of two. Correct it in the file.',
	notTrueFalse: ({ text = '' }) => `has the answer “${text}” instead of true or false. Correct it in the file.`,
	unit: () => 'asks for a unit, and here a number is a number. Name the unit in the question.',
	unequalShare: ({ weight = '', share = '' }) =>
		`gives an option ${weight} % of the points, and here each right one counts the same. Give it 0 or ${share} %.`,
	partlyRight: ({ text = '', weight = '' }) =>
		`gives “${text}” ${weight} % of the points, and here an answer is right or wrong. Give it 100 or 0 %.`,
	wildcard: ({ text = '' }) => `accepts “${text}” with a wildcard (*), and here answers are whole. List them one by one.`,
	severalNumbers: ({ count = '' }) => `accepts ${count} numbers, and here it is exactly one. Make a question of each.`,
	severalNumbersOrRange: ({ count = '' }) =>
		`accepts ${count} numbers, and here it is exactly one. Make a range of them, or a question of each.`,
	notNumber: ({ text = '' }) => `has “${text}” where a number should be. Write it as 12 or 1.5.`,
	notQti3: ({ name = '' }) => `is no item of QTI 3.0 but ${name}. Export it as QTI 3.0.`,
	noResponse: () => 'declares no response for its interaction. Export it anew.',
	noKey: () => 'has no key: it does not say which answer is right. Add the correct response.',
	relativeTolerance: () => 'accepts numbers by a rule other than so much more or less. Give it an absolute tolerance.',
	unknownInteraction: ({ name = '' }) => `asks by ${name}, which there is none of here. Remove it.`,
	adaptive: () => 'changes while it is answered or needs another file. Make it a plain item.',
	severalInteractions: ({ count = '' }) => `has ${count} interactions, and a question here has one. Make an item of each.`,
	choicesOnce: () => 'does not put each of its choices in order once. Correct its key.',
	partnersOnce: () => 'does not give every choice of either side its partner, and each of the first side one. Correct its key.',
	severalTexts: () => 'asks for several texts at once. Make an item of each.',

	moreRefusals: ({ count = '' }) => `${count} more questions cannot be held.`,
	noQuestion: () => 'The file has no question (line 1). Check that it was exported as a quiz.',
	tooLarge: ({ megabytes = '' }) => `The file is larger than ${megabytes} MB, which no quiz is. Export the questions alone.`,
	unknownFile: ({ name = '' }) => `${name} is of no known kind. Name it .gift for GIFT, .xml for Moodle XML or .zip for QTI 3.0.`,
	unknownRoot: ({ name = '', line = '' }) =>
		`The file begins with ${name} (line ${line}), and a quiz begins with quiz (Moodle) or qti-assessment-item (QTI 3.0).`,
	noManifest: ({ manifest = '' }) => `The archive is no QTI package: it has no ${manifest} (line 1). Export it anew.`,
	itemLacking: ({ name = '', manifest = '' }) => `The archive lacks ${name}, which its ${manifest} names. Export it anew.`,
	olderQti: ({ line = '', manifest = '' }) =>
		`The package is of an older QTI (line ${line} of ${manifest}). Export it as QTI 3.0.`,
	tooManyItems: ({ count = '', most = '' }) => `The package has ${count} items, and a quiz has ${most} at most.`,
	notXml: ({ file = 'The file', why = '', line = '' }) => `${file} cannot be read as XML: ${why} (line ${line}). Export it anew.`,
	xmlDoctype: ({ file = 'The file', line = '' }) =>
		`${file} cannot be read as XML: it declares a document type, which no quiz file needs (line ${line}). Export it anew.`,
	xmlDeep: ({ file = 'The file', line = '' }) =>
		`${file} cannot be read as XML: it is nested too deep (line ${line}). Export it anew.`,
	xmlEmpty: ({ file = 'The file', line = '' }) => `${file} cannot be read as XML: it is empty (line ${line}). Export it anew.`,

	replies: () => 'Replies to answers are not kept; the explanation of a whole question is.',
	orderingLook: () => 'How ordering questions look and share out points in Moodle is not kept.',
	markdown: () => 'Markdown is shown as it was typed.',
	markup: () => 'Bold, links and other markup became plain text.',
	testAround: () => 'The test around the items, with its sections and rules, is not kept.',
	categories: () => 'Categories are not kept.',
	tags: () => 'Tags are not kept.',
	names: () => 'The names of questions are not kept.',
	hints: () => 'Hints are not kept.',
	idNumbers: () => 'ID numbers are not kept.',
	wrongReplies: () => 'Wrong answers that were listed with a reply are not kept.',
	marks: () => 'Every question counts the same; other marks are not kept.',
	penalties: () => 'Penalties for trying a question again at once are not kept.',
	capitals: () => 'Capital letters do not count in short answers.',
	wrongChoices: () => 'A wrong choice takes away what a right one gives, also where the file takes away nothing.',
	rubrics: () => 'Instructions in rubric blocks are not kept.',
	catalogues: () => 'Catalogues and companion materials are not kept.',
};
