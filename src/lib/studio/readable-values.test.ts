import { expect, test } from 'vitest';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { readableItem, readableLines } from './readable-values.ts';

const reader = { locale: 'nb' as const, m: messagesIn('nb') };
const question = {
	kind: 'single',
	prompt: 'Hva kokes grøten av?',
	options: [
		{ text: 'Bygg', correct: false },
		{ text: 'Havre', correct: true },
	],
	span: { fromMs: 61_000, toMs: 63_000 },
};

test('what is stored as a word or a number is said in the language of whoever reads', () => {
	expect(readableLines('people', [{ name: 'Kari', role: 'guest', title: 'bonde' }], reader)).toEqual(['Kari · bonde · Gjest']);
	expect(readableLines('durationMs', 65_000, reader)).toEqual(['1:05']);
	expect(readableLines('language', 'nn', reader)).toEqual(['norsk nynorsk']);
	expect(readableLines('explicit', true, reader)).toEqual(['Ja']);
	const sound = { kind: 'audio', src: 'files/abc.wav', mimeType: 'audio/wav', durationMs: 65_000, bytes: 2_000_000 };
	expect(readableLines('media', [sound], reader)).toEqual(['Lyd · WAV · 1:05 · 2 MB']);
});

test('a question shows its kind, what is right and wrong, and where it is answered', () => {
	const lines = ['Velg ett: Hva kokes grøten av?', 'Riktig svar: Havre', '– Bygg', 'Fra samtalen, 1:01–1:03'];
	expect(readableItem(['quiz', 'questions', 0], question, reader)).toBe(lines.join('\n'));
	const rules = { passMark: 0.8, waitMinutes: 0, asksReflection: true };
	expect(readableLines('quiz', { questions: [question], rules }, reader)).toEqual([
		...lines,
		expect.stringMatching(/bestå: 80\s%$/),
		'Læringsbeviset krever også en refleksjon',
	]);
});

test('what is not there has no lines', () => {
	expect(readableLines('place', undefined, reader)).toEqual([]);
});
