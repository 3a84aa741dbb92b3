import type { Quiz, QuizQuestion, QuizRules } from '#lib/assessment/quiz.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import { formatMomentTime, formatShare, languageName } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Transcript, Turn } from '#lib/transcript/transcript.ts';
import { keyTexts } from './key-texts.ts';
import { formatSize } from './upload-sizes.ts';

/** In whose language values are said. */
export interface Reader {
	locale: Locale;
	m: Messages;
}

/** What stands in a field of a case, or in its transcript, files or quiz, as lines that somebody reads. */
export function readableLines(field: string, value: unknown, reader: Reader): string[] {
	if (value === undefined || value === null) return [];
	if (field === 'transcript') return (value as Transcript).turns.map(turnLine);
	if (field === 'quiz') return quizLines(value as Quiz, reader);
	if (field === 'media') return (value as MediaItem[]).map((item) => mediaLine(item, reader));
	if (Array.isArray(value)) return value.map((row) => rowLine(row, reader));
	return plainLines(saidIn(field, value, reader));
}

/** One thing of a list in a case, or one of its texts. */
export function readableItem(path: readonly (string | number)[], value: unknown, reader: Reader): string {
	const [part, list, index] = path;
	if (value === undefined || value === null || typeof value === 'string') return value ?? '';
	if (part === 'media' && !Array.isArray(value)) return mediaLine(value as MediaItem, reader);
	if (part === 'quiz' && list === 'questions' && typeof index === 'number' && path.length === 3)
		return questionLines(value as QuizQuestion, reader).join('\n');
	if (part === 'quiz' && list === undefined) return quizLines(value as Quiz, reader).join('\n');
	if (part === 'case' && path.length === 2) return readableLines(String(list), value, reader).join('\n');
	return Array.isArray(value) ? value.map((row) => rowLine(row, reader)).join('\n') : rowLine(value, reader);
}

/** A value as it is stored, one part after the other. */
function readableText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return value.map(readableText).join('\n');
	if (typeof value !== 'object') return String(value);
	return Object.values(value).map(readableText).filter(Boolean).join(' · ');
}

function plainLines(value: unknown): string[] {
	return Array.isArray(value) ? value.map(readableText) : readableText(value).split('\n');
}

function turnLine({ speaker, text, startMs }: Turn): string {
	return [startMs !== undefined && `[${clockTime(startMs)}]`, speaker && `${speaker}:`, text].filter(Boolean).join(' ');
}

/** A single value that is stored in another way than it is said. */
function saidIn(field: string, value: unknown, { locale, m }: Reader): unknown {
	if (field === 'language') return languageName(locale, String(value));
	if (field === 'durationMs') return clockTime(Number(value));
	if (field === 'publishedAt') return formatMomentTime(locale, new Date(String(value)));
	if (field === 'status') return m.studio.states[value as keyof Messages['studio']['states']] ?? value;
	return typeof value === 'boolean' ? m.studio.yesNo[value ? 'yes' : 'no'] : value;
}

function rowLine(row: unknown, { m }: Reader): string {
	if (typeof row !== 'object' || row === null) return readableText(row);
	const { role, ...rest } = row as { role?: keyof Messages['studio']['form']['roles'] };
	return [readableText(rest), role && m.studio.form.roles[role]].filter(Boolean).join(' · ');
}

function mediaLine({ kind, src, durationMs, bytes, alt }: MediaItem, { locale, m }: Reader): string {
	const ending = /\.(\w{2,4})$/.exec(src)?.[1]?.toUpperCase();
	const where = /^https?:/i.test(src) ? src : ending;
	const facts = [where, durationMs && clockTime(durationMs), bytes && formatSize(locale, bytes), alt];
	return [m.upload.kinds[kind], ...facts].filter(Boolean).join(' · ');
}

function quizLines({ questions, rules }: Quiz, reader: Reader): string[] {
	return [...questions.flatMap((question) => questionLines(question, reader)), ...rulesLines(rules, reader)];
}

function questionLines(question: QuizQuestion, { m }: Reader): string[] {
	const { form, card } = m.quizEditor;
	const { kind, prompt, span, explanation } = question;
	const wrong = kind === 'single' || kind === 'multiple' ? question.options.filter(({ correct }) => !correct) : [];
	return [
		`${form.kinds[kind]}: ${prompt}`,
		...keyTexts(question, card).map((text) => `${card.right}: ${text}`),
		...wrong.map(({ text }) => `– ${text}`),
		...(explanation ? [`${form.explanation}: ${explanation}`] : []),
		...(span ? [card.passage(clockTime(span.fromMs), clockTime(span.toMs))] : []),
	];
}

function rulesLines({ passMark, attempts, waitMinutes, asksReflection }: QuizRules, { locale, m }: Reader): string[] {
	const { rules } = m.quizEditor;
	return [
		`${rules.passMark}: ${formatShare(locale, passMark)}`,
		...(attempts === undefined ? [] : [`${rules.attempts}: ${attempts}`]),
		...(waitMinutes > 0 ? [`${rules.waitMinutes}: ${waitMinutes}`] : []),
		...(asksReflection ? [rules.asksReflection] : []),
	];
}
