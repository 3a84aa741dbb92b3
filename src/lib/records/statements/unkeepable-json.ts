import type { Place } from './place.ts';

/** Deeper nesting than any statement has; beyond it recursion in the store and in PostgreSQL would run out of stack. */
const deepest = 400;

/** One object or list that is being walked through; `names` are the properties that an object has had so far. */
type Frame = {
	place: Place;
	names: Set<string> | undefined;
	step: string | number;
	awaitsName: boolean;
	extensions: 'none' | 'map' | 'within';
};

/** Walks through valid JSON and refuses what parsing would lose or PostgreSQL cannot hold. */
export function refuseUnkeepable(text: string, root: Place): void {
	const frames: Frame[] = [];
	for (let at = 0; at < text.length; at++) {
		const frame = frames.at(-1);
		const sign = text[at];
		if (sign === '"') {
			const end = endOfString(text, at);
			takeString(text.slice(at, end), frame, root);
			at = end - 1;
		} else if (sign === '{' || sign === '[') {
			if (frames.length === deepest) root.refuse('format', `must not be nested deeper than ${deepest} levels`);
			frames.push(enter(sign, frame, root));
		} else if (sign === '}' || sign === ']') frames.pop();
		else if (sign === ',' && frame) next(frame);
		else if (sign === '-' || isDigit(sign)) at += takeNumber(text, at, frame, root) - 1;
	}
}

function enter(sign: '{' | '[', parent: Frame | undefined, root: Place): Frame {
	const isObject = sign === '{';
	return {
		place: placeIn(parent, root),
		names: isObject ? new Set() : undefined,
		step: isObject ? '' : 0,
		awaitsName: isObject,
		extensions: extensionsIn(parent),
	};
}

/** What extensions hold is the sender's: even a property that stands twice there must not be refused. */
function extensionsIn(parent: Frame | undefined): Frame['extensions'] {
	if (!parent) return 'none';
	if (parent.extensions !== 'none') return 'within';
	return parent.step === 'extensions' ? 'map' : 'none';
}

function next(frame: Frame): void {
	if (typeof frame.step === 'number') frame.step++;
	frame.awaitsName = frame.names !== undefined;
}

function takeString(raw: string, frame: Frame | undefined, root: Place): void {
	const held = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
	if (frame?.awaitsName) takeName(held, frame);
	if (held.includes('\0') || !held.isWellFormed()) {
		placeIn(frame, root).refuse(
			'encoding',
			'must be Unicode text without the character U+0000 and without halves of surrogate pairs',
		);
	}
}

function takeName(name: string, frame: Frame): void {
	if (frame.names?.has(name) && frame.extensions !== 'within')
		frame.place.at(name).refuse('format', 'must not stand twice in one object');
	frame.names?.add(name);
	frame.step = name;
	frame.awaitsName = false;
}

/** Refuses a number that a double cannot hold, and gives the number's length. */
function takeNumber(text: string, at: number, frame: Frame | undefined, root: Place): number {
	const form = /[-+.\deE]+/y;
	form.lastIndex = at;
	const [raw = ''] = form.exec(text) ?? [];
	if (!Number.isFinite(Number(raw))) placeIn(frame, root).refuse('format', 'must be a number that 64 bits can hold');
	return raw.length;
}

const placeIn = (frame: Frame | undefined, root: Place) => (frame ? frame.place.at(frame.step) : root);

const isDigit = (sign: string | undefined) => sign !== undefined && sign >= '0' && sign <= '9';

/** The index after the closing quotation mark of the string that starts here. */
function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at + 1;
}
