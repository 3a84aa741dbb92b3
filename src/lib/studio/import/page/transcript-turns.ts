import { isFirstNameOfAny, resolveSpeaker } from '#lib/transcript/resolve-speaker.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import type { PageAccount } from './page-account.ts';
import type { PageLine } from './page-line.ts';
import { looksLikeName } from './people.ts';

const intro = /^(?:velkom(?:men|en) til|welcome to) .{1,40} [-–—] /i;
const outro =
	/^(?:du har (?:lyttet|lytta|høyrt|hørt) (?:til|på) (?:en|ein) pod[ck]ast|you(?:'ve| have)(?: been)? listen(?:ed|ing) to a podcast)/i;
const labelled = /^(?<label>[^:]{1,60}?)\s*:\s*(?<speech>.*)$/;

/** The turns of a transcript: a line with a speaker's label begins one, a line without continues it. */
export function readTurns(lines: readonly PageLine[], people: readonly string[], account: PageAccount): Turn[] {
	const speakerOf = speakerReader(lines, people, account);
	const turns: Turn[] = [];
	for (const line of lines) {
		const found = speakerOf(line);
		const last = turns.at(-1);
		const kind = fixedKind(line.text, turns);
		if (found) turns.push({ kind: 'speech', speaker: found.speaker, text: found.speech });
		else if (kind) turns.push({ kind, text: line.text });
		else if (last?.kind === 'outro') continue;
		else if (last?.kind === 'speech') last.text = last.text === '' ? line.text : `${last.text}\n\n${line.text}`;
		else turns.push({ kind: 'speech', text: line.text });
		account.mark(found?.speech === '' ? 'label' : 'placed', line);
	}
	return turns.filter(({ text }) => text !== '');
}

/** Words of welcome are the programme's only before anybody has spoken. */
function fixedKind(text: string, before: readonly Turn[]): 'intro' | 'outro' | undefined {
	if (intro.test(text) && before.every(({ kind }) => kind === 'intro')) return 'intro';
	return outro.test(text) ? 'outro' : undefined;
}

/** Reads labels: first a person of the case; else a name as written, when it cannot be ordinary speech with a colon. */
function speakerReader(lines: readonly PageLine[], people: readonly string[], account: PageAccount) {
	const times = countLabels(lines);
	const noticed = new Set<string>();
	return (line: PageLine): { speaker: string; speech: string } | undefined => {
		const { label = '', speech = '' } = labelled.exec(line.text)?.groups ?? {};
		const known = resolveSpeaker(label, people);
		if (known) return { speaker: known, speech };
		const isShared = isFirstNameOfAny(label, people);
		const isRepeated = /^\p{Lu}[\p{L}.-]*$/u.test(label) && (times.get(label) ?? 0) > 1;
		if (!isShared && !isRepeated && !looksLikeName(label)) return undefined;
		const why = isShared ? 'could be more than one person of the case' : 'is nobody listed on the page';
		if (!noticed.has(label)) account.notice(line, `the speaker "${label}" ${why}; the label is kept as it is written.`);
		noticed.add(label);
		return { speaker: label, speech };
	};
}

function countLabels(lines: readonly PageLine[]): Map<string, number> {
	const times = new Map<string, number>();
	for (const { text } of lines) {
		const label = labelled.exec(text)?.groups?.label;
		if (label) times.set(label, (times.get(label) ?? 0) + 1);
	}
	return times;
}
