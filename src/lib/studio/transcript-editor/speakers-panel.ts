import type { EditedText } from './edited-text.ts';
import type { Say } from './say.ts';
import { listSpeakers, type Speaker, voiceOf } from './speakers.ts';
import type { TurnList } from './turn-list.ts';

/** Who speaks: gives the chosen turn to somebody, and renames people everywhere. */
export interface SpeakersPanel {
	/** Gives the chosen turn to the speaker of that number, from 1. */
	assign(number: number): void;
}

export function createSpeakersPanel(
	root: HTMLElement,
	text: EditedText,
	list: TurnList,
	say: Say,
	given: readonly string[],
): SpeakersPanel {
	const rows = root.querySelector('ol') as HTMLElement;
	const form = root.querySelector('form') as HTMLFormElement;
	let people = [...given];
	let shown: Speaker[] = [];
	const assign = (number: number) => {
		const speaker = shown[number - 1];
		if (speaker) text.edit({ kind: 'assign', turn: list.chosen, speaker: speaker.name });
	};
	const show = () => {
		const speakers = listSpeakers(text.turns, people);
		const own = text.turns[list.chosen]?.speaker;
		// A field that somebody writes in stays as it is.
		if (rows.contains(document.activeElement) && speakers.length === shown.length) {
			shown = speakers;
			return mark(rows, speakers, own);
		}
		shown = speakers;
		rows.replaceChildren(...speakers.map((speaker, at) => speakerRow(speaker, at, voiceOf(speakers, speaker.name), say)));
		mark(rows, speakers, own);
	};
	rows.addEventListener('click', ({ target }) => {
		const button = (target as Element).closest('button');
		if (button) assign([...rows.children].indexOf(button.closest('li') as Element) + 1);
	});
	rows.addEventListener('change', ({ target }) => {
		const field = target as HTMLInputElement;
		const speaker = shown[[...rows.children].indexOf(field.closest('li') as Element)];
		const to = field.value.trim();
		if (!speaker || to === speaker.name) return;
		if (to === '') {
			field.value = speaker.name;
			return;
		}
		people = people.map((name) => (name === speaker.name ? to : name));
		text.edit({ kind: 'rename', speaker: speaker.name, to });
		show();
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const field = form.querySelector('input') as HTMLInputElement;
		const name = field.value.trim();
		if (name !== '' && !people.includes(name)) people.push(name);
		if (name !== '') text.edit({ kind: 'assign', turn: list.chosen, speaker: name });
		field.value = '';
		show();
	});
	text.onChange(show);
	list.onChoose(() => mark(rows, shown, text.turns[list.chosen]?.speaker));
	show();
	return { assign };
}

function speakerRow({ name, turns }: Speaker, at: number, voice: number, say: Say): HTMLElement {
	const row = document.createElement('li');
	row.className = `v${voice}`;
	const [button, field, count] = [
		document.createElement('button'),
		document.createElement('input'),
		document.createElement('small'),
	];
	button.type = 'button';
	button.textContent = String(at + 1);
	button.ariaLabel = `${at + 1}: ${say('assign', { speaker: name })}`;
	field.value = name;
	field.ariaLabel = say('nameOf', { speaker: name });
	field.autocomplete = 'off';
	count.textContent = String(turns);
	count.title = say('speakerTurns', { count: turns });
	row.append(button, field, count);
	return row;
}

function mark(rows: HTMLElement, speakers: readonly Speaker[], own: string | undefined): void {
	for (const [at, row] of [...rows.children].entries()) {
		const speaker = speakers[at];
		const button = row.querySelector('button');
		if (button) button.ariaPressed = String(speaker?.name === own);
		const count = row.querySelector('small');
		if (count) count.textContent = String(speaker?.turns ?? 0);
	}
}
